import { DomainError } from '@hms/api';
import type { FastifyInstance } from 'fastify';

/**
 * Headers that say one thing. Of two of them, a proxy may go by one and we by the other, so both are refused. What is a
 * list (`If-Match`, `Accept`, `X-Forwarded-For`, `Cookie` as some proxies split it) may come in several lines.
 */
const single = new Set([
	'access-control-request-method',
	'authorization',
	'content-encoding',
	'content-length',
	'content-type',
	'host',
	'idempotency-key',
	'origin',
	'referer',
	'sec-fetch-dest',
	'sec-fetch-mode',
	'sec-fetch-site',
	'trpc-accept',
	'user-agent',
]);

/** Refuses a request that says twice what can be said once. */
export function singleHeaders(app: FastifyInstance): void {
	app.addHook('onRequest', (request, _reply, done) => {
		const twice = firstTwice(request.raw.rawHeaders);
		if (twice !== undefined) {
			throw new DomainError('validation', `The header ${twice} may be there once.`, [
				{ path: twice, message: 'is there more than once' },
			]);
		}
		done();
	});
}

/** @param headers names and values in turn */
function firstTwice(headers: readonly string[]): string | undefined {
	const seen = new Set<string>();
	for (let n = 0; n < headers.length; n += 2) {
		const name = headers[n]?.toLowerCase() ?? '';
		if (!single.has(name)) continue;
		if (seen.has(name)) return name;
		seen.add(name);
	}
	return undefined;
}
