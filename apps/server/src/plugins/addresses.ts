import type { IncomingMessage } from 'node:http';
import { DomainError } from '@hms/api';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

export const base = '/api';

declare module 'fastify' {
	interface FastifyContextConfig {
		/** A route of which nobody is told that it is there. */
		hidden?: true;
	}
}

/** The path and query of a request line: proxies may send a whole address there (RFC 9112, section 3.2.2). */
export function originForm({ url = '/' }: IncomingMessage): string {
	const path = url.replace(/^https?:\/\/[^/?#]*/i, '');
	return path === url || path.startsWith('/') ? path : `/${path}`;
}

const pathOf = (url: string) => url.split(/[?#]/, 1)[0] ?? '';

/** Whether an address is the API's, written as it should be. */
export function isApi(url: string): boolean {
	const path = pathOf(url);
	return path === base || path.startsWith(`${base}/`);
}

/** Whether an address could be taken for the API's by somebody who decodes, folds or shortens it. */
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
	return steps[0]?.split(';')[0]?.toLowerCase() === base.slice(1);
}

export const nothingHere = () => new DomainError('not_found', 'There is nothing at this address.');

/** Refuses a request that fits no route; an `Allow` header is set where its path has other methods. @throws DomainError */
export type Refuse = (request: FastifyRequest, reply: FastifyReply) => never;

/**
 * Keeps strange addresses from the API, and says why others are refused: a path that exists with another method is 405,
 * any other is 404. It has to be there before the routes are.
 */
export function addresses(app: FastifyInstance): Refuse {
	const routes: { pattern: RegExp; methods: string[] }[] = [];
	app.addHook('onRoute', ({ url, method, config }) => {
		if (!config?.hidden) routes.push({ pattern: patternOf(url), methods: [method].flat() });
	});

	const refuse: Refuse = (request, reply) => {
		const path = pathOf(request.url);
		const methods = routes
			.filter(({ pattern }) => pattern.test(path))
			.flatMap((route) => route.methods);
		if (methods.length === 0) throw nothingHere();
		const allowed = [...new Set(methods)].sort().join(', ');
		reply.header('allow', allowed);
		throw new DomainError(
			'method_not_allowed',
			`${request.method} is not offered here; ${allowed} ${allowed.includes(',') ? 'are' : 'is'}.`,
		);
	};

	app.addHook('onRequest', (request, reply, done) => {
		if (!isApi(request.url) && resemblesApi(request.url)) throw nothingHere();
		// Fastify knows this method, but takes it for one with a body and asks for its type first.
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
