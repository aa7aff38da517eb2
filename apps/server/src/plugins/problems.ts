import { randomUUID } from 'node:crypto';
import type { Socket } from 'node:net';
import { DomainError, domainErrorOf, problemOf } from '@hms/api';
import type {
	ConnectionError,
	FastifyError,
	FastifyInstance,
	FastifyReply,
	FastifyRequest,
} from 'fastify';
import { describeError } from '../log.ts';

/** Fastify's own refusals, by their code. */
const frameworkErrors: Record<string, DomainError> = {
	FST_ERR_MAX_PARAM_LENGTH: new DomainError('validation', 'The address is too long.'),
	FST_ERR_BAD_URL: new DomainError('validation', 'The address is not written as it should be.'),
	FST_ERR_CTP_BODY_TOO_LARGE: new DomainError(
		'payload_too_large',
		'The body may have at most 100 KB.',
	),
	FST_ERR_CTP_EMPTY_JSON_BODY: new DomainError(
		'malformed_json',
		'The body is empty, but was said to be JSON.',
	),
	FST_ERR_CTP_INVALID_CONTENT_LENGTH: new DomainError(
		'validation',
		'The body is not as long as it was said to be.',
	),
	FST_ERR_CTP_INVALID_JSON_BODY: new DomainError('malformed_json', 'The body is not JSON.'),
	FST_ERR_CTP_INVALID_MEDIA_TYPE: new DomainError(
		'unsupported_media_type',
		'Send application/json.',
	),
};

function meaningOf(error: unknown): DomainError {
	const code = error instanceof Error && 'code' in error ? String(error.code) : '';
	return frameworkErrors[code] ?? domainErrorOf(error);
}

/** Writes an error into the log if it is a bug of ours; what a request did wrong is only its status. */
export function report(request: FastifyRequest, error: unknown): void {
	const { code } = meaningOf(error);
	if (code === 'internal') request.log.error({ error: describeError(error) }, 'request failed');
	if (code === 'unavailable') request.log.warn({ error: describeError(error) }, 'unavailable');
}

/** Answers with a problem body (RFC 9457). */
export function sendProblem(
	request: FastifyRequest,
	reply: FastifyReply,
	error: unknown,
): FastifyReply {
	report(request, error);
	const meaning = meaningOf(error);
	const problem = problemOf(meaning, request.id);
	if (problem.status === 401) reply.header('www-authenticate', 'Bearer');
	const retryAfter = meaning.retryAfter ?? (problem.status === 503 ? 2 : undefined);
	if (retryAfter !== undefined) reply.header('retry-after', String(retryAfter));
	return reply
		.status(problem.status)
		.header('x-request-id', request.id)
		.header('cache-control', 'no-store')
		.type('application/problem+json')
		.send(JSON.stringify(problem));
}

/** Every error of a route becomes a problem body. */
export function problems(app: FastifyInstance): void {
	app.setErrorHandler((error: FastifyError, request, reply) => sendProblem(request, reply, error));
}

/** What Node refuses before there is a request: broken HTTP. It is answered in kind, and the connection closed. */
export function refuseBrokenHttp(error: ConnectionError, socket: Socket): void {
	if (!socket.writable || socket.errored) {
		socket.destroy();
		return;
	}
	const detail =
		error.code === 'HPE_HEADER_OVERFLOW'
			? 'The headers are too large.'
			: 'The request is not written as HTTP should be.';
	const requestId = randomUUID();
	const body = JSON.stringify(problemOf(new DomainError('validation', detail), requestId));
	socket.end(
		[
			'HTTP/1.1 400 Bad Request',
			'Content-Type: application/problem+json; charset=utf-8',
			`Content-Length: ${Buffer.byteLength(body)}`,
			`X-Request-Id: ${requestId}`,
			'Connection: close',
			'',
			body,
		].join('\r\n'),
	);
}
