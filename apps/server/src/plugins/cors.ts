import type { FastifyInstance } from 'fastify';
import { isApi } from './addresses.ts';

/** What pages of other origins may send and read; browsers allow nothing else. */
const preflight = {
	'access-control-allow-methods': 'GET, HEAD, POST, PUT, PATCH, DELETE',
	'access-control-allow-headers':
		'Authorization, Content-Type, Idempotency-Key, If-Match, If-None-Match, X-Client-Version',
	'access-control-max-age': '600',
};
const exposed = 'ETag, Location, Retry-After, X-API-Version, X-Request-Id';

/**
 * Lets pages of the configured origins use the API with a token. They cannot use cookies: without
 * `Access-Control-Allow-Credentials` a browser neither sends cookies for them nor lets them read the answer.
 */
export function cors(app: FastifyInstance, origins: readonly string[]): void {
	if (origins.length === 0) return;
	const named = new Set(origins);
	app.addHook('onRequest', async (request, reply) => {
		if (!isApi(request.url)) return;
		// A cache must not answer one origin with the response for another.
		reply.header('vary', 'Origin');
		const { origin, 'access-control-request-method': requestedMethod } = request.headers;
		if (origin === undefined || !named.has(origin)) return;
		reply.headers({
			'access-control-allow-origin': origin,
			'access-control-expose-headers': exposed,
		});
		if (request.method === 'OPTIONS' && requestedMethod !== undefined) {
			return reply.status(204).headers(preflight).send();
		}
	});
}
