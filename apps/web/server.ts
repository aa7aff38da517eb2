import { EventEmitter } from 'node:events';
import { readdirSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { Duplex } from 'node:stream';
import { readShells, readStatic } from './shells.ts';

/** What this module needs of Next.js when a server of one's own calls it. */
interface NextServer {
	prepare(): Promise<void>;
	getRequestHandler(): (request: IncomingMessage, response: ServerResponse) => Promise<void>;
	close(): Promise<void>;
}

// Next.js is CommonJS whose types promise a default export that Node does not see; a server that calls it needs three
// of its methods, which are named above.
const next = createRequire(import.meta.url)('next') as (options: {
	dev: boolean;
	dir: string;
	/** Where it listens for `upgrade`; left to itself it takes the server that its first request came from. */
	httpServer: EventEmitter;
}) => NextServer;

const built = join(import.meta.dirname, '.next');

export interface Pages {
	/** Answers a request for a page; `nonce` marks the scripts of one that is drawn for this request. */
	handle(request: IncomingMessage, response: ServerResponse, nonce: string): Promise<void>;
	/** The inline scripts that the page at a path may run, as a content security policy names them. */
	scriptSources(pathname: string, nonce: string): string[];
	/** Whether a path is a file that anybody may have, for `handle` to answer. Everything else is a page. */
	isFile(pathname: string): boolean;
	/** The files that pages are made of, each beside its compressed forms, by name below `root`; absent in development. */
	files: { root: string; prefix: string; names: ReadonlySet<string> } | undefined;
	/** In development: whether a connection is for hearing of changes in the code, and what takes it over. */
	changes: Changes | undefined;
	close(): Promise<void>;
}

interface Changes {
	isFor(request: IncomingMessage): boolean;
	/** @returns false if nobody took it */
	take(request: IncomingMessage, socket: Duplex, head: Buffer): boolean;
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
	const draw = app.getRequestHandler();
	return {
		...(dev ? compiledOnDemand(upgrades) : await builtBefore()),
		handle: (request, response, nonce) => {
			// This is how Next.js is told; what the request itself says of it does not count.
			request.headers['content-security-policy'] = `script-src 'nonce-${nonce}'`;
			return draw(request, response);
		},
		close: () => app.close(),
	};
}

type Kind = Omit<Pages, 'handle' | 'close'>;

async function builtBefore(): Promise<Kind> {
	const { scriptSources, files } = await readShells(built);
	const root = join(built, 'static');
	return {
		scriptSources,
		isFile: (pathname) => files.has(pathname),
		files: { root, prefix: '/_next/static/', names: await readStatic(root) },
		changes: undefined,
	};
}

function compiledOnDemand(upgrades: EventEmitter): Kind {
	const icons = new Set(
		readdirSync(join(import.meta.dirname, 'src/app')).map((name) => `/${name}`),
	);
	return {
		// Scripts are made as they are needed.
		scriptSources: () => ["'unsafe-inline'", "'unsafe-eval'"],
		isFile: (pathname) => icons.has(pathname) || /^\/(_next\/|__nextjs)/.test(pathname),
		files: undefined,
		changes: {
			isFor: ({ url = '' }) => url.startsWith('/_next/hmr'),
			take: (...connection) => upgrades.emit('upgrade', ...connection),
		},
	};
}
