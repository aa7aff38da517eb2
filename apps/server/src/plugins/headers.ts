import { DomainError } from '@hms/api';
import type { FastifyInstance } from 'fastify';

/**
 * Headers with a single value. If one came repeated, a proxy could use the first and this server the second, so both are refused.
 * Lists (`If-Match`, `Accept`, `X-Forwarded-For`, and `Cookie`, which some proxies split) may come in several lines.
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
	'x-client-version',
]);

/** Refuses a request that repeats a header with a single value. */
export function singleHeaders(app: FastifyInstance): void {
	app.addHook('onRequest', (request, _reply, done) => {
		const repeated = firstRepeated(request.raw.rawHeaders);
		if (repeated !== undefined) {
			throw new DomainError('validation', `The header ${repeated} may be there once.`, [
				{ path: repeated, message: 'is there more than once' },
			]);
		}
		done();
	});
}

/** @param headers names and values alternately */
function firstRepeated(headers: readonly string[]): string | undefined {
	const seen = new Set<string>();
	for (let n = 0; n < headers.length; n += 2) {
		const name = headers[n]?.toLowerCase() ?? '';
		if (!single.has(name)) continue;
		if (seen.has(name)) return name;
		seen.add(name);
	}
	return undefined;
}
