import type { IncomingMessage, ServerResponse } from 'node:http';
import { createRequire } from 'node:module';

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

export interface Pages {
	handle(request: IncomingMessage, response: ServerResponse): Promise<void>;
	close(): Promise<void>;
}

/**
 * The web pages, ready to answer. `handle` takes every request that is not the API's.
 *
 * With `dev` they are compiled on demand; without it, `next build` must have run.
 */
export async function preparePages({ dev }: { dev: boolean }): Promise<Pages> {
	const app = next({ dev, dir: import.meta.dirname });
	await app.prepare();
	const handle = app.getRequestHandler();
	return { handle: (request, response) => handle(request, response), close: () => app.close() };
}
