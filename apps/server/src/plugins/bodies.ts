import { isUtf8 } from 'node:buffer';
import type { IncomingMessage } from 'node:http';
import { Readable } from 'node:stream';
import { DomainError } from '@hms/api';
import type { FastifyInstance, FastifyRequest } from 'fastify';

/**
 * A body as text. @throws DomainError `unsupported_media_type` if it is compressed, `malformed_json` if it is not UTF-8,
 * which JSON always is (RFC 8259, section 8.1)
 */
export function textOf(request: FastifyRequest, body: string | Buffer): string {
	const encoding = request.headers['content-encoding']?.trim().toLowerCase();
	if (encoding && encoding !== 'identity') {
		throw new DomainError('unsupported_media_type', 'Send the body uncompressed.');
	}
	const bytes = Buffer.from(body);
	if (!isUtf8(bytes)) throw new DomainError('malformed_json', 'The body is not UTF-8.');
	return bytes.toString();
}

/** After the answer to a body that is too large, its sender may go on sending for this long, in milliseconds, */
const drainTimeoutMs = 2000;
/** and this much, in bytes. All of it is discarded. */
const drainLimitBytes = 32 * 1024 * 1024;

/**
 * Lets the sender of a body that is too large read the answer. Closing a connection with unread bytes resets it, and the answer
 * is lost: so the end of the answer is held back, for a while, until the sender has stopped.
 */
export function drainTooLargeBody(app: FastifyInstance): void {
	app.addHook('onSend', ({ raw }, reply, payload, done) => {
		if (reply.statusCode !== 413 || raw.complete) return done(null, payload);
		const answer = Buffer.from(String(payload));
		reply.header('content-length', answer.length);
		done(null, Readable.from(answerThenDrain(answer, raw)));
	});
}

async function* answerThenDrain(answer: Buffer, raw: IncomingMessage): AsyncGenerator<Buffer> {
	yield answer;
	await new Promise<void>((resolve) => {
		const timer = setTimeout(resolve, drainTimeoutMs);
		let left = drainLimitBytes;
		raw.on('data', ({ length }: Buffer) => {
			left -= length;
			if (left < 0) resolve();
		});
		for (const end of ['end', 'error', 'close']) {
			raw.once(end, () => {
				clearTimeout(timer);
				resolve();
			});
		}
		raw.resume();
	});
}

/** Bodies are JSON or nothing: every other type can be sent across sites by a form. */
export function jsonOnly(app: FastifyInstance): void {
	app.removeAllContentTypeParsers();
	const parse = app.getDefaultJsonParser('error', 'error');
	app.addContentTypeParser('application/json', { parseAs: 'buffer' }, (request, body, done) => {
		// Many programs send the content type JSON with every request, also without a body.
		if (body.length === 0) done(null, undefined);
		else parse(request, textOf(request, body), done);
	});
}
