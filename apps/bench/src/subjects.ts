import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join, resolve } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { ConnectionTarget } from '@hms/db';
import { z } from 'zod';
import { account } from './data.ts';

/** A program under load. */
export interface Subject {
	url: string;
	/** Headers that its requests carry. */
	headers: Record<string, string>;
	/** Resident memory of the process, in bytes. */
	memory(): number;
	stop(): Promise<void>;
}

const root = resolve(import.meta.dirname, '../../..');

/** The product as `npm start` runs it, on the bench's PostgreSQL. */
export async function startProduct(target: ConnectionTarget, folder: string): Promise<Subject> {
	if ('url' in target) throw new Error('the bench has a server of its own');
	const port = await freePort();
	const child = spawn(process.execPath, [join(root, 'apps/server/src/main.ts')], {
		cwd: root,
		stdio: ['ignore', 'ignore', 'inherit'],
		env: {
			PATH: process.env['PATH'],
			NODE_ENV: 'production',
			NEXT_TELEMETRY_DISABLED: '1',
			PORT: String(port),
			DATA_DIR: folder,
			LOG_LEVEL: 'warn',
			LIMIT_SIGN_IN_PER_ACCOUNT: 'off',
			LIMIT_SIGN_IN_PER_ADDRESS: 'off',
			DATABASE_URL: `postgres:///${target.database}`,
			PGHOST: target.host,
			PGUSER: target.user,
			PGPASSWORD: target.password,
		},
	});
	const url = `http://127.0.0.1:${port}`;
	await answers(`${url}/api/health/ready`, child);
	return subject(child, url);
}

/** Peer or floor, on a database of the bench's PostgreSQL. */
export async function startServer(
	name: 'peer' | 'floor',
	target: ConnectionTarget,
	more: Record<string, string> = {},
): Promise<Subject> {
	const port = await freePort();
	const child = spawn(
		process.execPath,
		[
			join(import.meta.dirname, 'servers', `${name}.ts`),
			JSON.stringify({ ...target, ...more, port }),
		],
		{
			stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
			env: { PATH: process.env['PATH'], NODE_ENV: 'production' },
		},
	);
	await Promise.race([
		once(child, 'message'),
		once(child, 'exit').then(() => Promise.reject(new Error(`${name} did not start`))),
	]);
	return subject(child, `http://127.0.0.1:${port}`);
}

const signedIn = z.object({ user: z.object({ id: z.uuid() }), token: z.string() });

/** Signs the bench's account in, and has the subject's requests carry its token. */
export async function signIn(subject: Subject): Promise<{ userId: string }> {
	const { email, password } = account;
	const { user, token } = signedIn.parse(
		await post(`${subject.url}/api/auth/login`, { email, password }),
	);
	subject.headers = { authorization: `Bearer ${token}` };
	return { userId: user.id };
}

const page = z.object({ nextCursor: z.string() });

/** Walks a list until so many of its rows were passed. @returns the cursor of what follows */
export async function walk({ url, headers }: Subject, path: string, rows: number): Promise<string> {
	const step = 100;
	let cursor = '';
	for (let passed = 0; passed < rows; passed += step) {
		const from = cursor && `&cursor=${cursor}`;
		const answer = await fetch(`${url}${path}?limit=${step}${from}`, { headers });
		cursor = page.parse(await answer.json()).nextCursor;
	}
	return cursor;
}

export const register = (subject: Subject) => post(`${subject.url}/api/auth/register`, account);

async function post(url: string, body: unknown) {
	const answer = await fetch(url, {
		method: 'POST',
		headers: { 'content-type': 'application/json' },
		body: JSON.stringify(body),
	});
	if (!answer.ok) throw new Error(`${url} answered ${answer.status}: ${await answer.text()}`);
	return await answer.json();
}

function subject(child: ChildProcess, url: string): Subject {
	return {
		url,
		headers: {},
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

async function answers(url: string, child: ChildProcess): Promise<void> {
	while (child.exitCode === null) {
		const answer = await fetch(url).catch(() => undefined);
		if (answer?.ok) return;
		await delay(20);
	}
	throw new Error('the product did not start');
}

async function freePort(): Promise<number> {
	const server = createServer().listen(0, '127.0.0.1');
	await once(server, 'listening');
	const address = server.address();
	server.close();
	await once(server, 'close');
	if (typeof address !== 'object' || !address) throw new Error('no port is free');
	return address.port;
}
