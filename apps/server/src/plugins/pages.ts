import { randomBytes } from 'node:crypto';
import fastifyStatic from '@fastify/static';
import { DomainError, domainErrorOf, type Services, unauthenticated } from '@hms/api';
import { languageOfRequest, type Pages } from '@hms/web';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { sendProblem } from './problems.ts';
import { noSuchPath } from './request-url.ts';
import { protectPage } from './security.ts';

const readMethods = new Set(['GET', 'HEAD']);
const home = '/';

/** The pages for people who are not signed in. */
const authPages = new Set(['/sign-in', '/register', '/forgot-password']);

/** The pages for everybody: a link to set a new password may be for another account than the browser's. */
const openPages = new Set(['/reset-password']);

/**
 * Serves the scripts, styles and fonts of the pages, compressed by the build. A file's name changes with its content, so
 * browsers and proxies may cache it for good. Any other URL is answered with 404.
 */
export async function pageFiles(app: FastifyInstance, pages: Pages): Promise<void> {
	if (pages.files === undefined) return;
	const { names, ...place } = pages.files;
	await app.register(async (scope) => {
		scope.addHook<{ Params: { '*'?: string } }>('onRequest', async ({ params }) => {
			if (!names.has(params['*'] ?? '')) throw noSuchPath();
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

/**
 * Serves the web app: everything that is not the API. Without an active session a page redirects to the sign-in page, and the
 * data of a page is refused.
 */
export function pageHandler(pages: Pages, { database, clinic }: Services) {
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
		const { pathname, search, segments } = address;
		const isFile = pages.isFile(pathname);
		if (!isFile) {
			if (/^_+next/.test(segments[0] ?? '')) return sendProblem(request, reply, noSuchPath());
			const signedIn = await isSignedIn(request);
			const isForbidden = !signedIn && !authPages.has(pathname) && !openPages.has(pathname);
			if (isForbidden || (signedIn && authPages.has(pathname))) {
				// Next.js requests the data of a page to show it without loading it. Where it gets none it loads the page, which is
				// redirected; a redirect of the data would name a path that only Next.js has.
				if (request.headers['rsc'] !== undefined)
					return sendProblem(request, reply, isForbidden ? unauthenticated() : noSuchPath());
				return reply.redirect(
					isForbidden ? `/sign-in?next=${encodeURIComponent(pathname + search)}` : home,
				);
			}
			// An encoded slash within a segment names no page.
			if (segments.some((segment) => /[/\\]/.test(segment)))
				return sendProblem(request, reply, noSuchPath());
			// Next.js would redirect to the path that it has for the language.
			if (/.\/$/.test(pathname)) return reply.redirect(pathname.replace(/\/+$/, '') + search, 308);
			// Not cached, so that Back after sign-out requests the page again.
			reply.header('cache-control', 'no-store');
		}
		// Next.js gets the normalized URL, which the checks above are about.
		request.raw.url = pathname + search;
		const rendering = {
			nonce: randomBytes(16).toString('base64'),
			language: isFile ? null : languageOfRequest(request.headers, clinic.language),
		};
		protectPage(reply, pages.scriptSources(pathname, rendering));
		for (const [name, value] of Object.entries(reply.getHeaders())) {
			if (value !== undefined) reply.raw.setHeader(name, value);
		}
		reply.hijack();
		await pages.handle(request.raw, reply.raw, rendering);
		return reply;
	};
}

interface PageAddress {
	/** Normalized, without `..` segments. */
	pathname: string;
	/** With its question mark, or "". */
	search: string;
	/** The path's decoded segments. */
	segments: string[];
}

/** @returns undefined for a URL that is no path, leads to another host, or does not decode to text */
function pageAddress(url: string): PageAddress | undefined {
	const { pathname, search, host } = URL.parse(url, 'http://page') ?? {};
	if (!url.startsWith('/') || host !== 'page' || pathname === undefined) return undefined;
	if (pathname.startsWith('//')) return undefined;
	try {
		const segments = pathname.slice(1).split('/').map(decodeURIComponent);
		return segments.some((segment) => /\p{Cc}/u.test(segment))
			? undefined
			: { pathname, search: search ?? '', segments };
	} catch {
		return undefined;
	}
}
