import { DomainError, JsonText, type RestRoute, restRoutes } from '@hms/api';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { ContextOf } from './authentication.ts';
import { sendProblem } from './problems.ts';

export const base = '/api';

/** The procedures as any program calls them. */
export function rest(app: FastifyInstance, contextOf: ContextOf): void {
	for (const route of restRoutes) {
		app.route({
			method: route.method,
			url: base + route.path.replaceAll(/\{(\w+)\}/g, ':$1'),
			handler: (request, reply) => answer(route, contextOf, request, reply),
		});
	}
}

async function answer(
	route: RestRoute,
	contextOf: ContextOf,
	request: FastifyRequest,
	reply: FastifyReply,
): Promise<FastifyReply> {
	// `/patients/` names no patient: it is not `/patients/{id}` with an empty id.
	if (request.url.split('?')[0]?.endsWith('/')) return refuseUnknown(request, reply);
	const result = await route.call(contextOf(request, reply), {
		// Fastify parses both into objects of text.
		params: request.params as Record<string, string>,
		query: request.query as Record<string, unknown>,
		body: hasBody(request) ? request.body : undefined,
		ifMatch: request.headers['if-match'],
	});
	const location = route.locationOf(result);
	if (location) reply.header('location', base + location);
	const version = versionOf(result);
	reply.status(route.status).header('cache-control', 'no-store');
	if (version !== undefined) {
		reply.header('etag', `"${version}"`);
		if (route.method === 'GET' && isKnown(request, version)) return reply.status(304).send();
	}
	if (result instanceof JsonText) return reply.type('application/json').send(result.text);
	return route.status === 204 ? reply.send() : reply.send(result);
}

/** Whether the caller has this version already, by `If-None-Match`. */
function isKnown({ headers }: FastifyRequest, version: number): boolean {
	const known = headers['if-none-match']?.split(',').map((tag) => tag.trim().replace(/^W\//, ''));
	return known?.some((tag) => tag === '*' || tag === `"${version}"`) ?? false;
}

/** Fastify says null both for no body and for the JSON text "null". */
function hasBody({ headers }: FastifyRequest): boolean {
	return headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;
}

function versionOf(result: unknown): number | undefined {
	if (typeof result !== 'object' || result === null || !('version' in result)) return undefined;
	return typeof result.version === 'number' ? result.version : undefined;
}

/** A path of the table with another method is 405 and says which it has; any other path is 404. */
export function refuseUnknown(request: FastifyRequest, reply: FastifyReply): FastifyReply {
	const path = request.url.split('?')[0] ?? '';
	const methods = restRoutes
		.filter((route) => pattern(route.path).test(path))
		.map(({ method }) => method);
	if (methods.length === 0) {
		return sendProblem(
			request,
			reply,
			new DomainError('not_found', 'There is nothing at this address.'),
		);
	}
	const allowed = [
		...new Set(methods.flatMap((method) => (method === 'GET' ? ['GET', 'HEAD'] : [method]))),
	];
	reply.header('allow', allowed.join(', '));
	const detail = `${request.method} is not offered here; ${allowed.join(', ')} ${allowed.length === 1 ? 'is' : 'are'}.`;
	return sendProblem(request, reply, new DomainError('method_not_allowed', detail));
}

const pattern = (path: string) => new RegExp(`^${base}${path.replaceAll(/\{\w+\}/g, '[^/]+')}$`);
