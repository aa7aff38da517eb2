import { JsonText, type RestRoute, restRoutes } from '@hms/api';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Admit } from './admission.ts';
import type { ContextOf } from './authentication.ts';
import { apiPath, type RefuseUnknownRoute } from './request-url.ts';

/** The REST routes. */
export function rest(
	app: FastifyInstance,
	contextOf: ContextOf,
	{ admit, refuse }: { admit: Admit; refuse: RefuseUnknownRoute },
): void {
	const fixed = new Set(restRoutes.filter(isFixed).map(({ path }) => apiPath + path));
	for (const route of restRoutes) {
		app.route({
			method: route.method,
			url: apiPath + route.path.replaceAll(/\{(\w+)\}/g, ':$1'),
			handler: (request, reply) => {
				const [path = ''] = request.url.split('?');
				// `/patients/` is not `/patients/{id}` with an empty id, and in `/patients/similar` there is no id.
				if (path.endsWith('/') || (!isFixed(route) && fixed.has(path))) {
					return refuse(request, reply);
				}
				return admit(request, () => answer(route, contextOf, request, reply));
			},
		});
	}
}

const isFixed = ({ parameters }: RestRoute) => parameters.length === 0;

async function answer(
	route: RestRoute,
	contextOf: ContextOf,
	request: FastifyRequest,
	reply: FastifyReply,
): Promise<FastifyReply> {
	const result = await route.call(contextOf(request, reply), {
		// Fastify parses both into objects of text.
		params: request.params as Record<string, string>,
		query: request.query as Record<string, unknown>,
		body: hasBody(request) ? request.body : undefined,
		ifMatch: request.headers['if-match'],
	});
	const location = route.locationOf(result);
	if (location) reply.header('location', apiPath + location);
	const version = versionOf(result);
	reply.status(route.status).header('cache-control', 'no-store');
	if (version !== undefined) {
		reply.header('etag', `"${version}"`);
		if (route.method === 'GET' && isKnown(request, version)) return reply.status(304).send();
	}
	if (result instanceof JsonText) return reply.type('application/json').send(result.text);
	return reply.send(result);
}

/** Whether `If-None-Match` has this version. */
function isKnown({ headers }: FastifyRequest, version: number): boolean {
	const known = headers['if-none-match']?.split(',').map((tag) => tag.trim().replace(/^W\//, ''));
	return known?.some((tag) => tag === '*' || tag === `"${version}"`) ?? false;
}

/** Whether there is a body: Fastify's body is null both without one and for the JSON text "null". */
function hasBody({ headers }: FastifyRequest): boolean {
	return headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;
}

function versionOf(result: unknown): number | undefined {
	if (typeof result !== 'object' || result === null || !('version' in result)) return undefined;
	return typeof result.version === 'number' ? result.version : undefined;
}
