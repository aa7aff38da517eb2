import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { openApiFile, toolEnvironment, toolPath } from './openapi-tools.testing.ts';
import { base } from './plugins/addresses.ts';

/** What Prism finds, in the header `sl-violations` of an answer. */
interface Violation {
	location: string[];
	message: string;
}

interface Request {
	method: string;
	path: string;
	body: unknown;
}

/** A validating proxy in front of a server. */
export interface ValidatingProxy {
	/** The address of a request at the proxy; undefined for one that is not described, or that Prism does not pass on as it is. */
	addressOf(request: Request): URL | undefined;
	/** @throws Error if the answer is not as the document says, or if the server accepted what the document does not allow */
	check(response: Response): void;
	close(): Promise<void>;
}

/** Starts Prism between tests and a server. It holds requests and answers against the committed OpenAPI document. */
export async function startPrism(url: string): Promise<ValidatingProxy> {
	const port = await freePort();
	const options = ['--port', String(port), '--cors', 'false'];
	const prism = spawn(toolPath('prism'), ['proxy', openApiFile, url + base, ...options], {
		env: toolEnvironment,
		stdio: ['ignore', 'pipe', 'inherit'],
	});
	const exited = once(prism, 'exit');
	let log = '';
	const listening = new Promise<void>((resolve) => {
		prism.stdout.on('data', (chunk) => {
			log += chunk;
			if (log.includes('Prism is listening')) resolve();
		});
	});
	await Promise.race([
		listening,
		exited.then(() => {
			throw new Error(`Prism ended before it listened:\n${log}`);
		}),
	]);
	return {
		addressOf: (request) =>
			isForPrism(request)
				? new URL(request.path.slice(base.length), `http://127.0.0.1:${port}`)
				: undefined,
		check,
		async close() {
			prism.kill();
			await exited;
		},
	};
}

/** Prism answers HEAD and OPTIONS by itself, sends only JSON objects on, and loses a parameter named `__proto__`. */
function isForPrism({ method, path, body }: Request): boolean {
	return (
		path.startsWith(`${base}/`) &&
		!/^\/api\/(trpc|docs|metrics)\b|__proto__/.test(path) &&
		!['HEAD', 'OPTIONS'].includes(method) &&
		(body === undefined || (typeof body === 'object' && !Buffer.isBuffer(body)))
	);
}

function check({ status, headers, url }: Response): void {
	const violations: Violation[] = JSON.parse(headers.get('sl-violations') ?? '[]');
	// The document describes the methods that there are: 405 is the answer for all others.
	const ofAnswer =
		status === 405 ? [] : violations.filter(({ location }) => location[0] === 'response');
	const accepted = status < 400 ? violations : ofAnswer;
	if (accepted.length > 0) {
		throw new Error(`Prism found, in ${url} answered with ${status}: ${JSON.stringify(accepted)}`);
	}
}

async function freePort(): Promise<number> {
	const server = createServer().listen(0, '127.0.0.1');
	await once(server, 'listening');
	const address = server.address();
	server.close();
	await once(server, 'close');
	if (address === null || typeof address === 'string') throw new Error('no port was given');
	return address.port;
}
