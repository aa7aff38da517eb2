import { randomBytes } from 'node:crypto';
import fastifyStatic from '@fastify/static';
import { DomainError, domainErrorOf, type Services } from '@hms/api';
import type { Pages } from '@hms/web';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { nothingHere } from './addresses.ts';
import { sendProblem } from './problems.ts';
import { protectPage } from './security.ts';

const readMethods = new Set(['GET', 'HEAD']);
const home = '/';

/** Pages for those who are not signed in yet. */
const doors = new Set(['/sign-in', '/register']);

/**
 * Serves the files that pages are made of, as they were compressed when the app was built. The name of each changes with
 * its content, so browsers and proxies may keep it for good. What is no such file, however it is written, is not there.
 */
export async function pageFiles(app: FastifyInstance, pages: Pages): Promise<void> {
	if (pages.files === undefined) return;
	const { names, ...place } = pages.files;
	await app.register(async (scope) => {
		scope.addHook<{ Params: { '*'?: string } }>('onRequest', async ({ params }) => {
			if (!names.has(params['*'] ?? '')) throw nothingHere();
		});
		await scope.register(fastifyStatic, {
			...place,
			preCompressed: true,
			immutable: true,
			maxAge: '1y',
			index: false,
			decorateReply: false,
		});
	});
}

/** Serves the web app: everything that is not the API. A page is asked for with a live session, or leads to the door. */
export function pageHandler(pages: Pages, { database }: Services) {
	async function isSignedIn(request: FastifyRequest): Promise<boolean> {
		if (!request.session) return false;
		try {
			await database.as(request.session).check();
			return true;
		} catch (error) {
			if (domainErrorOf(error).code === 'unauthenticated') return false;
			throw error;
		}
	}

	return async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
		if (!readMethods.has(request.method)) {
			reply.header('allow', 'GET, HEAD');
			return sendProblem(
				request,
				reply,
				new DomainError('method_not_allowed', 'Pages are read with GET.'),
			);
		}
		const address = pageAddress(request.url);
		if (!address) {
			return sendProblem(
				request,
				reply,
				new DomainError('validation', 'The address is not written as it should be.'),
			);
		}
		const { pathname, search, steps } = address;
		if (!pages.isFile(pathname)) {
			if (/^_+next/.test(steps[0] ?? '')) return sendProblem(request, reply, nothingHere());
			const signedIn = await isSignedIn(request);
			if (signedIn && doors.has(pathname)) return reply.redirect(home);
			if (!signedIn && !doors.has(pathname)) {
				return reply.redirect(`/sign-in?next=${encodeURIComponent(pathname + search)}`);
			}
			// A step that hides others names no page.
			if (steps.some((step) => /[/\\]/.test(step)))
				return sendProblem(request, reply, nothingHere());
			// The address decides what is shown, so Back after sign-out must ask again.
			reply.header('cache-control', 'no-store');
		}
		// What was decided on is what is drawn.
		request.raw.url = pathname + search;
		const nonce = randomBytes(16).toString('base64');
		protectPage(reply, pages.scriptSources(pathname, nonce));
		for (const [name, value] of Object.entries(reply.getHeaders())) {
			if (value !== undefined) reply.raw.setHeader(name, value);
		}
		reply.hijack();
		await pages.handle(request.raw, reply.raw, nonce);
		return reply;
	};
}

interface PageAddress {
	/** Without steps back, as a browser would have written it. */
	pathname: string;
	/** With its question mark, or "". */
	search: string;
	/** What stands between the slashes, decoded. */
	steps: string[];
}

/** @returns undefined for what is no path, leads to another host, or is not text when it is decoded */
function pageAddress(url: string): PageAddress | undefined {
	const { pathname, search, host } = URL.parse(url, 'http://page') ?? {};
	if (!url.startsWith('/') || host !== 'page' || pathname === undefined) return undefined;
	if (pathname.startsWith('//')) return undefined;
	try {
		const steps = pathname.slice(1).split('/').map(decodeURIComponent);
		return steps.some((step) => /\p{Cc}/u.test(step))
			? undefined
			: { pathname, search: search ?? '', steps };
	} catch {
		return undefined;
	}
}
