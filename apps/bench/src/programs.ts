import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join, resolve } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { Target } from './databases.ts';

/** A process that listens. */
export interface Program {
	url: string;
	pid: number;
	/** Resident memory, in bytes. */
	memory(): number;
	stop(): Promise<void>;
}

/** The folder of this checkout. */
export const root = resolve(import.meta.dirname, '../../..');

/** The environment of the product and its commands. */
export const productSettings = (target: Target, dataFolder: string) => ({
	PATH: process.env['PATH'],
	NODE_ENV: 'production',
	NEXT_TELEMETRY_DISABLED: '1',
	MALLOC_ARENA_MAX: '1',
	DATA_DIR: dataFolder,
	LOG_LEVEL: 'warn',
	LIMIT_SIGN_IN_PER_ACCOUNT: 'off',
	LIMIT_SIGN_IN_PER_ADDRESS: 'off',
	LIMIT_REGISTER_PER_ADDRESS: 'off',
	DATABASE_URL: `postgres:///${target.database}`,
	PGHOST: target.host,
	PGUSER: target.user,
	PGPASSWORD: target.password,
});

/** No request is refused, however many connections there are. */
const unlimited = {
	LIMIT_REQUESTS: '1000',
	LIMIT_REQUESTS_PER_USER: '1000',
	LIMIT_CHANGES_PER_USER: 'off',
};

/**
 * The product as `npm start` runs it, on the bench's PostgreSQL. It brings its database to its own schema first.
 * @param checkout the folder of the checkout whose product it is
 * @param dataFolder where it keeps its signing keys
 * @param settings those of its limits
 */
export async function startProduct(
	checkout: string,
	target: Target,
	dataFolder: string,
	settings: Record<string, string> = unlimited,
): Promise<Program> {
	const port = await freePort();
	const child = spawn(process.execPath, [join(checkout, 'apps/server/src/main.ts')], {
		cwd: checkout,
		stdio: ['ignore', 'ignore', 'inherit'],
		env: { ...productSettings(target, dataFolder), PORT: String(port), ...settings },
	});
	const url = `http://127.0.0.1:${port}`;
	await untilItAnswers(`${url}/api/health/ready`, child);
	return program(child, url);
}

/** Peer or floor, on a database of the bench's PostgreSQL. */
export async function startServer(name: 'express' | 'floor', target: Target): Promise<Program> {
	const port = await freePort();
	const child = spawn(
		process.execPath,
		[join(import.meta.dirname, 'servers', `${name}.ts`), JSON.stringify({ ...target, port })],
		{
			stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
			env: { PATH: process.env['PATH'], NODE_ENV: 'production' },
		},
	);
	await Promise.race([
		once(child, 'message'),
		once(child, 'exit').then(() => Promise.reject(new Error(`${name} did not start`))),
	]);
	return program(child, `http://127.0.0.1:${port}`);
}

export function program(child: ChildProcess, url: string): Program {
	return {
		url,
		pid: Number(child.pid),
		memory() {
			const status = readFileSync(`/proc/${child.pid}/status`, 'utf8');
			return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]) * 1024;
		},
		async stop() {
			if (child.exitCode !== null || child.signalCode !== null) return;
			const ended = once(child, 'exit');
			child.kill('SIGTERM');
			await ended;
		},
	};
}

/** @throws Error if the process ends before it answers */
export async function untilItAnswers(url: string, child: ChildProcess): Promise<void> {
	while (child.exitCode === null) {
		const answer = await fetch(url).catch(() => undefined);
		if (answer?.ok) return;
		await delay(20);
	}
	throw new Error(`${url} did not answer before its process ended`);
}

export async function freePort(): Promise<number> {
	const server = createServer().listen(0, '127.0.0.1');
	await once(server, 'listening');
	const address = server.address();
	server.close();
	await once(server, 'close');
	if (typeof address !== 'object' || !address) throw new Error('no port is free');
	return address.port;
}
