import type { IncomingMessage, ServerResponse } from 'node:http';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { readShells } from './shells.ts';

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
}) => NextServer;

const built = join(import.meta.dirname, '.next');

export interface Pages {
	/** Answers a request for a page; `nonce` marks the scripts of one that is drawn for this request. */
	handle(request: IncomingMessage, response: ServerResponse, nonce: string): Promise<void>;
	/** The inline scripts that the page at a path may run, as a content security policy names them. */
	scriptSources(pathname: string, nonce: string): string[];
	/** The files that pages are made of, each beside its compressed forms; absent in development. */
	files: { root: string; prefix: string } | undefined;
	close(): Promise<void>;
}

/**
 * The web pages, ready to answer. `handle` takes every request that is neither the API's nor for one of `files`.
 *
 * With `dev` they are compiled on demand; without it, `next build` must have run.
 */
export async function preparePages({ dev }: { dev: boolean }): Promise<Pages> {
	const app = next({ dev, dir: import.meta.dirname });
	await app.prepare();
	const draw = app.getRequestHandler();
	const shells = dev ? undefined : await readShells(built);
	return {
		handle: (request, response, nonce) => {
			// This is how Next.js is told; what the request itself says of it does not count.
			request.headers['content-security-policy'] = `script-src 'nonce-${nonce}'`;
			return draw(request, response);
		},
		scriptSources: (pathname, nonce) =>
			// In development scripts are made as they are needed.
			shells ? shells.scriptSources(pathname, nonce) : ["'unsafe-inline'", "'unsafe-eval'"],
		files: dev ? undefined : { root: join(built, 'static'), prefix: '/_next/static/' },
		close: () => app.close(),
	};
}
