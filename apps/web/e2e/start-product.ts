import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FullConfig } from '@playwright/test';

const main = join(import.meta.dirname, '../../server/src/main.ts');
const patienceMs = 60_000;

async function freePort(): Promise<number> {
	const server = createServer().listen(0, '127.0.0.1');
	await once(server, 'listening');
	const address = server.address();
	server.close();
	await once(server, 'close');
	if (address === null || typeof address === 'string') throw new Error('no port to listen on');
	return address.port;
}

/** Resolves once the product answers that it is ready; says why if it ends instead. */
async function untilReady(url: string, product: ChildProcess, said: string[]): Promise<void> {
	const deadline = Date.now() + patienceMs;
	while (Date.now() < deadline) {
		if (product.exitCode !== null) break;
		const ready = await fetch(`${url}/api/health/ready`).then(
			(answer) => answer.ok,
			() => false,
		);
		if (ready) return;
		await new Promise((resolve) => setTimeout(resolve, 100));
	}
	throw new Error(`The product did not start:\n${said.join('')}`);
}

async function stop(product: ChildProcess): Promise<void> {
	if (product.exitCode !== null || product.signalCode !== null) return;
	const ended = once(product, 'exit');
	product.kill('SIGTERM');
	await ended;
}

/**
 * Starts the built product on a port and a data folder of its own. With `DATABASE_URL` it uses that database.
 * @returns where it is, and what stops it
 */
export async function openProduct(settings: { TIME_ZONE: string }) {
	const port = await freePort();
	const dataDir = await mkdtemp(join(tmpdir(), 'hms-e2e-'));
	// Where the tests run as root the embedded database does not, and its account must be able to enter.
	await chmod(dataDir, 0o711);
	const product = spawn(process.execPath, [main], {
		env: {
			...process.env,
			...settings,
			PORT: String(port),
			HOST: '127.0.0.1',
			DATA_DIR: join(dataDir, 'data'),
			LOG_LEVEL: 'warn',
		},
		stdio: ['ignore', 'pipe', 'pipe'],
	});
	const said: string[] = [];
	for (const stream of [product.stdout, product.stderr]) {
		stream.on('data', (text: Buffer) => said.push(text.toString()));
	}
	const url = `http://127.0.0.1:${port}`;
	await untilReady(url, product, said);
	return {
		url,
		async close() {
			const endedEarly = product.exitCode !== null || product.signalCode !== null;
			await stop(product);
			await rm(dataDir, { recursive: true, force: true });
			if (endedEarly) throw new Error(`The product ended during the tests:\n${said.join('')}`);
		},
	};
}

/**
 * Starts the product for all tests together, where the browsers of the tests are.
 * @returns what stops it
 */
export default async function startProduct({ projects }: FullConfig): Promise<() => Promise<void>> {
	const { url, close } = await openProduct({ TIME_ZONE: projects[0]?.use.timezoneId ?? 'UTC' });
	process.env['E2E_URL'] = url;
	return close;
}
