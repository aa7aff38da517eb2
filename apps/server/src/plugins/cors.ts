import type { FastifyInstance } from 'fastify';
import { isApi } from './addresses.ts';

/** What a page elsewhere may send, read and remember. The browser lets it do nothing that is not named here. */
const preflight = {
	'access-control-allow-methods': 'GET, HEAD, POST, PUT, PATCH, DELETE',
	'access-control-allow-headers':
		'Authorization, Content-Type, Idempotency-Key, If-Match, If-None-Match',
	'access-control-max-age': '600',
};
const exposed = 'ETag, Location, Retry-After, X-Request-Id';

/**
 * Lets pages of the named origins use the API, with a token of their own. Cookies are not theirs to use: without
 * `Access-Control-Allow-Credentials` a browser neither sends what would need it nor shows the answer.
 */
export function cors(app: FastifyInstance, origins: readonly string[]): void {
	if (origins.length === 0) return;
	const named = new Set(origins);
	app.addHook('onRequest', async (request, reply) => {
		if (!isApi(request.url)) return;
		// A cache must not give the answer for one origin to another.
		reply.header('vary', 'Origin');
		const { origin, 'access-control-request-method': planned } = request.headers;
		if (origin === undefined || !named.has(origin)) return;
		reply.headers({
			'access-control-allow-origin': origin,
			'access-control-expose-headers': exposed,
		});
		if (request.method === 'OPTIONS' && planned !== undefined) {
			return reply.status(204).headers(preflight).send();
		}
	});
}
