import type { IncomingMessage } from 'node:http';
import { DomainError } from '@hms/api';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

export const apiPath = '/api';

declare module 'fastify' {
	interface FastifyContextConfig {
		/** A route whose existence is not revealed: other methods on it are answered with 404. */
		hidden?: true;
		/** A route whose answer has no end of its own: who asked closes it. */
		endless?: true;
	}
}

/** The path and query of a request line, which from proxies may be a whole URL (RFC 9112, section 3.2.2). */
export function originForm({ url = '/' }: IncomingMessage): string {
	const path = url.replace(/^https?:\/\/[^/?#]*/i, '');
	return path === url || path.startsWith('/') ? path : `/${path}`;
}

const pathOf = (url: string) => url.split(/[?#]/, 1)[0] ?? '';

/** Whether a URL is the API's, in its canonical form. */
export function isApi(url: string): boolean {
	const path = pathOf(url);
	return path === apiPath || path.startsWith(`${apiPath}/`);
}

/** Whether a proxy that decodes, normalizes or lower-cases a URL could take it for the API's. */
function resemblesApi(url: string): boolean {
	let path = pathOf(url);
	for (let round = 0; round < 3; round++) {
		path = path.replaceAll(/%([\da-f]{2})/gi, (_, hex) => String.fromCharCode(parseInt(hex, 16)));
	}
	const steps: string[] = [];
	for (const step of path.split(/[\\/]+/)) {
		if (step === '..') steps.pop();
		else if (step !== '' && step !== '.') steps.push(step);
	}
	return steps[0]?.split(';')[0]?.toLowerCase() === apiPath.slice(1);
}

export const noSuchPath = () => new DomainError('not_found', 'There is nothing at this address.');

/** Refuses a request that matches no route, with an `Allow` header if its path has other methods. @throws DomainError */
export type RefuseUnknownRoute = (request: FastifyRequest, reply: FastifyReply) => never;

/**
 * Refuses non-canonical URLs of the API, and answers requests that match no route: 405 if the path has other methods, or else
 * 404. It has to be installed before the routes.
 */
export function addresses(app: FastifyInstance): RefuseUnknownRoute {
	const routes: { url: string; pattern: RegExp; methods: string[] }[] = [];
	app.addHook('onRoute', ({ url, method, config }) => {
		if (!config?.hidden) routes.push({ url, pattern: patternOf(url), methods: [method].flat() });
	});

	const refuse: RefuseUnknownRoute = (request, reply) => {
		const path = pathOf(request.url);
		const matching = routes.filter(({ pattern }) => pattern.test(path));
		// `/patients/similar` is not `/patients/:id` as well.
		const own = matching.filter(({ url }) => url === path);
		const methods = (own.length > 0 ? own : matching).flatMap((route) => route.methods);
		if (methods.length === 0) throw noSuchPath();
		const allowed = [...new Set(methods)].sort().join(', ');
		reply.header('allow', allowed);
		throw new DomainError(
			'method_not_allowed',
			`${request.method} is not offered here; ${allowed} ${allowed.includes(',') ? 'are' : 'is'}.`,
		);
	};

	app.addHook('onRequest', (request, reply, done) => {
		if (!isApi(request.url) && resemblesApi(request.url)) throw noSuchPath();
		// Fastify expects a body with this method, and would refuse its content type first.
		if (request.method === 'QUERY') refuse(request, reply);
		done();
	});
	return refuse;
}

const patternOf = (url: string) =>
	new RegExp(
		`^${url
			.replaceAll(/[.+?^${}()|[\]\\]/g, '\\$&')
			.replaceAll(/:\w+/g, '[^/]+')
			.replaceAll('*', '.*')}$`,
	);
