import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createClient } from '@hms/client';
import { patient } from '@hms/contracts';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

const main = fileURLToPath(new URL('./main.ts', import.meta.url));

let folder: string;
const running = new Set<ChildProcess>();
beforeEach(async () => {
	folder = await mkdtemp(join(tmpdir(), 'hms-boot-'));
});
afterEach(async () => {
	for (const child of running) {
		child.kill('SIGTERM');
		await once(child, 'exit');
	}
	await rm(folder, { recursive: true });
});

/** The product as a process of its own, on a free port, with the embedded database in this test's folder. */
function launch(settings: Record<string, string> = {}, args: string[] = []) {
	const { DATABASE_URL: _elsewhere, ...inherited } = process.env;
	const child = spawn(process.execPath, [main, ...args], {
		env: {
			...inherited,
			NODE_ENV: 'production',
			DATA_DIR: folder,
			PORT: '0',
			LOG_LEVEL: 'silent',
			...settings,
		},
		cwd: folder,
	});
	running.add(child);
	let output = '';
	child.stdout.on('data', (chunk) => {
		output += chunk;
	});
	child.stderr.on('data', (chunk) => {
		output += chunk;
	});
	const ended = once(child, 'exit').then(([code, signal]) => {
		running.delete(child);
		return { code: code as number | null, signal: signal as string | null, output };
	});
	return {
		ended,
		pid: child.pid,
		kill: (signal: NodeJS.Signals) => child.kill(signal),
		/** The address it says it is ready at. @throws what it said instead */
		async ready(): Promise<{ url: string; output: string }> {
			for (;;) {
				const [, url] = /Ready at (http\S+)/.exec(output) ?? [];
				if (url) return { url, output };
				const failed = await Promise.race([
					ended,
					once(child.stdout, 'data').then(() => undefined),
				]);
				if (failed) throw new Error(failed.output);
			}
		},
	};
}

const postgresPid = async () =>
	Number((await readFile(join(folder, 'postgres/postmaster.pid'), 'utf8')).split('\n')[0]);

const email = 'ada@example.org';
const password = 'correct horse battery';
const account = { name: 'Ada', email, password };

describe('the product', () => {
	it('has every patient that it acknowledged, after all processes are killed', async () => {
		const first = launch();
		const { url } = await first.ready();
		const { token } = await createClient({ url }).auth.register.mutate(account);
		const answered = new Set<string>();
		const create = async (): Promise<void> => {
			const response = await fetch(`${url}/api/patients`, {
				method: 'POST',
				headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
				body: JSON.stringify({ givenName: 'Survivor' }),
			});
			if (response.status === 201) answered.add(patient.parse(await response.json()).id);
			return create();
		};
		let killed = false;
		const writers = Array.from({ length: 8 }, () =>
			create().catch((error: unknown) => {
				// Whoever was writing when it was killed got no answer, and that is the point; before, it is a failure.
				if (!killed) throw error;
			}),
		);
		await expect.poll(() => answered.size).toBeGreaterThan(100);
		const pid = await postgresPid();
		killed = true;
		process.kill(pid, 'SIGKILL');
		first.kill('SIGKILL');
		await Promise.all([first.ended, ...writers]);

		const second = launch();
		const again = createClient({ url: (await second.ready()).url });
		const { token: newToken } = await again.auth.login.mutate({ email, password });
		const api = createClient({ url: (await second.ready()).url, token: newToken });
		const kept = new Set<string>();
		let cursor: string | null | undefined;
		do {
			const page = await api.patient.list.query({ limit: 100, ...(cursor ? { cursor } : {}) });
			for (const { id } of page.items) kept.add(id);
			cursor = page.nextCursor;
		} while (cursor);
		expect([...answered].filter((id) => !kept.has(id))).toEqual([]);
	});

	it('starts again when only it was killed, and its database lives on', async () => {
		const first = launch();
		await first.ready();
		const orphan = await postgresPid();
		first.kill('SIGKILL');
		await first.ended;
		await launch().ready();
		expect(await postgresPid()).not.toBe(orphan);
	});

	it('finishes running requests on SIGTERM, and stops its database', async () => {
		const product = launch();
		const { url } = await product.ready();
		const pid = await postgresPid();
		// As browsers do, ahead of a request that may never come.
		const { hostname, port } = new URL(url);
		const ahead = connect(Number(port), hostname);
		await once(ahead, 'connect');
		// Takes some ten milliseconds, for its password.
		const registering = createClient({ url }).auth.register.mutate(account);
		await expect.poll(async () => (await fetch(`${url}/api/health/live`)).status).toBe(200);
		product.kill('SIGTERM');
		expect((await registering).user.role).toBe('admin');
		const { code, output } = await product.ended;
		expect(code).toBe(0);
		expect(output).toContain('Registration: open, because only this machine is listened to');
		expect(() => process.kill(pid, 0)).toThrow('ESRCH');
	});

	it('fills an empty installation with a demo clinic, and no other', async () => {
		const product = launch({}, ['--demo']);
		const { url, output } = await product.ready();
		const [, demo = '', phrase = ''] = /: (\S+@\S+), password "(.+)"/.exec(output) ?? [];
		const signIn = createClient({ url }).auth.login.mutate({ email: demo, password: phrase });
		const { token, user } = await signIn;
		expect(user.role).toBe('admin');
		const { total } = await createClient({ url, token }).patient.list.query({ total: true });
		expect(total).toBeGreaterThan(50);
		product.kill('SIGINT');
		await product.ended;
		const refused = await launch({}, ['--demo']).ended;
		expect(refused.code).toBe(1);
		expect(refused.output).toMatch(/demo/i);
	});
});

describe('a start that cannot be', () => {
	it('names every setting that is wrong, each on a line', async () => {
		const { code, output } = await launch({
			PORT: 'http',
			REGISTRATION: 'maybe',
			TIME_ZONE: 'Mars/Olympus',
			DATABASE_URL: 'mysql://x',
		}).ended;
		expect(code).toBe(1);
		expect(output.trim().split('\n')).toEqual([
			'The settings cannot be used:',
			'PORT: must be a port number',
			expect.stringContaining('DATABASE_URL: must be the address of a PostgreSQL'),
			expect.stringContaining('TIME_ZONE: must be a time zone that exists'),
			'REGISTRATION: must be one of: open, invite, closed',
		]);
	});

	it('reports that the data folder is in use', async () => {
		await launch().ready();
		const { code, output } = await launch().ended;
		expect(code).toBe(1);
		expect(output).toMatch(
			/The data folder .* is in use by process \d+\. Stop that one first, or set DATA_DIR/,
		);
	});

	it('reports that the port is taken', async () => {
		const other = createServer().listen(0, '127.0.0.1');
		await once(other, 'listening');
		const address = other.address();
		const port = typeof address === 'object' ? String(address?.port) : '';
		const { code, output } = await launch({ PORT: port }).ended;
		other.close();
		expect(code).toBe(1);
		expect(output).toContain(
			`Something else listens on port ${port}. Stop it, or set PORT to another one.`,
		);
	});

	it('reports that the database cannot be reached', async () => {
		const { code, output } = await launch({ DATABASE_URL: 'postgres://nobody:x@127.0.0.1:9/none' })
			.ended;
		expect(code).toBe(1);
		expect(output).toContain('The database cannot be reached');
		expect(output).not.toContain('node_modules');
	});
});
