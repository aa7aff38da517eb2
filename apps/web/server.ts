import { EventEmitter } from 'node:events';
import { readdirSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { Duplex } from 'node:stream';
import { pathInLanguage, type Rendering, readShells, readStatic } from './shells.ts';
import type { PageLanguage } from './src/lib/text/languages.ts';

export type { PageLanguage } from './src/lib/text/languages.ts';
export { languageOfRequest } from './src/lib/text/request-language.ts';

/** The part of a Next.js custom server that this module uses. */
interface NextServer {
	prepare(): Promise<void>;
	getRequestHandler(): (request: IncomingMessage, response: ServerResponse) => Promise<void>;
	close(): Promise<void>;
}

// Next.js is CommonJS, and its types declare a default export that Node does not provide.
const next = createRequire(import.meta.url)('next') as (options: {
	dev: boolean;
	dir: string;
	/** Emits the `upgrade` events for Next.js; by default it would listen on the server of its first request. */
	httpServer: EventEmitter;
}) => NextServer;

const built = join(import.meta.dirname, '.next');

export interface Pages {
	/** Answers a request for a page or a public file. */
	handle(request: IncomingMessage, response: ServerResponse, rendering: Rendering): Promise<void>;
	/** The sources of the inline scripts of the page at a path, for `script-src` of the content security policy. */
	scriptSources(pathname: string, rendering: Rendering): string[];
	/** Whether a path is a public file that `handle` answers. Everything else is a page. */
	isFile(pathname: string): boolean;
	/** The scripts and styles of the pages below `root`, where each has compressed copies; undefined in development. */
	files: { root: string; prefix: string; names: ReadonlySet<string> } | undefined;
	/** The WebSocket connections for hot module replacement, in development. */
	changes: Changes | undefined;
	close(): Promise<void>;
}

interface Changes {
	isFor(request: IncomingMessage): boolean;
	/** @returns false if there is no listener */
	take(request: IncomingMessage, socket: Duplex, head: Buffer): boolean;
}

/** Has the answer say that there is no such page; Next.js would set the status of the page that says so. */
function answerNotFound(response: ServerResponse): void {
	Object.defineProperty(response, 'statusCode', { get: () => 404, set: () => undefined });
}

/** What the language of a page depends on. */
const languageHeaders = 'Accept-Language, Cookie';

/** Has the answer say that it depends on the language. Next.js sets the header `Vary` as a whole. */
function varyByLanguage(response: ServerResponse): void {
	const setHeader = response.setHeader.bind(response);
	response.setHeader = (name, value) => {
		const isIncomplete = /^vary$/i.test(name) && !String(value).includes(languageHeaders);
		return setHeader(name, isIncomplete ? `${value}, ${languageHeaders}` : value);
	};
	response.setHeader('vary', languageHeaders);
}

/**
 * Leads a request to the pages in a language, whose paths begin with it; what the browser shows stays as it is. A navigation
 * within the app learns of that by a header, as from a rewrite of Next.js itself.
 */
function addressInLanguage(
	request: IncomingMessage,
	response: ServerResponse,
	find: (pathname: string) => FoundPage,
): void {
	const [pathname = '', search] = (request.url ?? '').split(/(?=\?)/, 2);
	const { path, isKnown } = find(pathname);
	if (!isKnown) answerNotFound(response);
	request.url = path + (search ?? '');
	varyByLanguage(response);
	if (request.headers['rsc'] !== undefined) response.setHeader('x-nextjs-rewritten-path', path);
}

/**
 * The web pages, ready to answer. `handle` takes every request that is neither the API's nor for one of `files`.
 *
 * With `dev` they are compiled on demand; without it, `next build` must have run.
 */
export async function preparePages({ dev }: { dev: boolean }): Promise<Pages> {
	const upgrades = new EventEmitter();
	const app = next({ dev, dir: import.meta.dirname, httpServer: upgrades });
	await app.prepare();
	const render = app.getRequestHandler();
	const { findPage, ...mode } = dev ? developmentPages(upgrades) : await builtPages();
	return {
		...mode,
		handle: (request, response, { nonce, language }) => {
			if (language !== null) {
				addressInLanguage(request, response, (pathname) => findPage(pathname, language));
			}
			// Next.js takes the nonce from this request header; a value from the client is overwritten.
			request.headers['content-security-policy'] = `script-src 'nonce-${nonce}'`;
			return render(request, response);
		},
		close: () => app.close(),
	};
}

/** The path at which the build has a page. */
interface FoundPage {
	path: string;
	/** Whether it is the page that was asked for, and not the one that says that there is none. */
	isKnown: boolean;
}

interface ModeDependent extends Omit<Pages, 'handle' | 'close'> {
	findPage(pathname: string, language: PageLanguage): FoundPage;
}

async function builtPages(): Promise<ModeDependent> {
	const { scriptSources, files, findPage } = await readShells(built);
	const root = join(built, 'static');
	return {
		scriptSources,
		findPage,
		isFile: (pathname) => files.has(pathname),
		files: { root, prefix: '/_next/static/', names: await readStatic(root) },
		changes: undefined,
	};
}

function developmentPages(upgrades: EventEmitter): ModeDependent {
	const icons = new Set(
		readdirSync(join(import.meta.dirname, 'src/app')).map((name) => `/${name}`),
	);
	return {
		// Scripts are compiled on demand, so their hashes are not known.
		scriptSources: () => ["'unsafe-inline'", "'unsafe-eval'"],
		// Next.js itself answers what there is no page for.
		findPage: (pathname, language) => ({
			path: pathInLanguage(pathname, language),
			isKnown: true,
		}),
		isFile: (pathname) => icons.has(pathname) || /^\/(_next\/|__nextjs)/.test(pathname),
		files: undefined,
		changes: {
			isFor: ({ url = '' }) => url.startsWith('/_next/hmr'),
			take: (...connection) => upgrades.emit('upgrade', ...connection),
		},
	};
}
