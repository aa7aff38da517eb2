import { type ChildProcess, type ChildProcessByStdio, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import type { FullConfig } from '@playwright/test';

const main = join(import.meta.dirname, '../../server/src/main.ts');

/** Waits until the product prints its URL. @throws with its output if it ends instead */
async function untilReady(
	product: ChildProcessByStdio<null, Readable, Readable>,
	output: string[],
): Promise<string> {
	const ended = once(product, 'exit');
	for (;;) {
		const [, url] = /Ready at (http\S+)/.exec(output.join('')) ?? [];
		if (url !== undefined) return url;
		const hasEnded = await Promise.race([
			ended.then(() => true),
			once(product.stdout, 'data').then(() => false),
		]);
		if (hasEnded) throw new Error(`The product did not start:\n${output.join('')}`);
	}
}

async function stop(product: ChildProcess): Promise<void> {
	if (product.exitCode !== null || product.signalCode !== null) return;
	const ended = once(product, 'exit');
	product.kill('SIGTERM');
	await ended;
}

/**
 * Starts the built product on a free port with a data folder of its own. With `DATABASE_URL` it uses that database.
 * @returns its URL, where its data are, and a function that stops it
 */
export async function openProduct(settings: { TIME_ZONE: string } & Record<string, string>) {
	const folder = await mkdtemp(join(tmpdir(), 'hms-e2e-'));
	const dataDir = join(folder, 'data');
	// If the tests run as root, the embedded database runs as another account, which must be able to enter the folder.
	await chmod(folder, 0o711);
	const product = spawn(process.execPath, [main], {
		env: {
			...process.env,
			COUNTRY: 'GB',
			...settings,
			PORT: '0',
			HOST: '127.0.0.1',
			DATA_DIR: dataDir,
			LOG_LEVEL: 'warn',
		},
		stdio: ['ignore', 'pipe', 'pipe'],
	});
	const output: string[] = [];
	for (const stream of [product.stdout, product.stderr]) {
		stream.on('data', (text: Buffer) => output.push(text.toString()));
	}
	const url = await untilReady(product, output);
	return {
		url,
		dataDir,
		async close() {
			const endedEarly = product.exitCode !== null || product.signalCode !== null;
			await stop(product);
			await rm(folder, { recursive: true, force: true });
			if (endedEarly) throw new Error(`The product ended during the tests:\n${output.join('')}`);
		},
	};
}

/**
 * Starts one product for all tests, in the time zone of their browsers.
 * @returns stops it
 */
export default async function startProduct({ projects }: FullConfig): Promise<() => Promise<void>> {
	const { url, close } = await openProduct({ TIME_ZONE: projects[0]?.use.timezoneId ?? 'UTC' });
	process.env['E2E_URL'] = url;
	// The first account's browser suggests the clinic's formats. This one has no language, so that they are those of the country.
	const answer = await fetch(`${url}/api/auth/register`, {
		method: 'POST',
		headers: { 'content-type': 'application/json' },
		body: JSON.stringify({
			...{ name: 'Florence Nightingale', email: 'first@example.org' },
			password: crypto.randomUUID(),
		}),
	});
	if (!answer.ok) throw new Error(`registering: ${await answer.text()}`);
	return close;
}
