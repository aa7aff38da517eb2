import { once } from 'node:events';
import { connect, createServer } from 'node:net';
import { createClient } from '@hms/client';
import { patient } from '@hms/contracts';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type DataFolder, openDataFolder } from './product-process.testing.ts';

const LOG_LEVEL = 'silent';
const email = 'ada@example.org';
const password = 'correct horse battery';
const account = { name: 'Ada', email, password };

describe('the product', () => {
	let folder: DataFolder;
	beforeAll(async () => {
		folder = await openDataFolder();
	});
	afterAll(() => folder.close());

	it('finishes running requests on SIGTERM, and stops its database', async () => {
		const product = folder.launch();
		const url = await product.ready();
		const pid = await folder.postgresPid();
		// As browsers do, ahead of a request that may never come.
		const { hostname, port } = new URL(url);
		const ahead = connect(Number(port), hostname);
		await once(ahead, 'connect');
		// Takes some ten milliseconds, for its password.
		const registering = createClient({ url }).auth.register(account);
		await expect.poll(async () => (await fetch(`${url}/api/health/live`)).status).toBe(200);
		product.kill('SIGTERM');
		expect((await registering).user.role).toBe('admin');
		const { code, output } = await product.ended;
		expect(code).toBe(0);
		expect(output).toContain('Registration: open, because only this machine is listened to');
		expect(() => process.kill(pid, 0)).toThrow('ESRCH');
	});

	it('has every patient that it acknowledged, after all processes are killed', async () => {
		const first = folder.launch();
		const url = await first.ready();
		const { token } = await createClient({ url }).auth.login({ email, password });
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
		const pid = await folder.postgresPid();
		killed = true;
		process.kill(pid, 'SIGKILL');
		first.kill('SIGKILL');
		await Promise.all([first.ended, ...writers]);

		const second = folder.launch();
		const restarted = await second.ready();
		const signIn = createClient({ url: restarted }).auth.login({ email, password });
		const api = createClient({ url: restarted, token: (await signIn).token });
		const kept = new Set<string>();
		for await (const { id } of api.patient.all()) kept.add(id);
		expect([...answered].filter((id) => !kept.has(id))).toEqual([]);
		second.kill('SIGTERM');
		await second.ended;
	});

	it('starts again when only it was killed, and its database lives on', async () => {
		const first = folder.launch();
		await first.ready();
		const orphan = await folder.postgresPid();
		first.kill('SIGKILL');
		await first.ended;
		const next = folder.launch();
		await next.ready();
		expect(await folder.postgresPid()).not.toBe(orphan);
	});
});

describe('the option --demo', () => {
	let folder: DataFolder;
	beforeAll(async () => {
		folder = await openDataFolder();
	});
	afterAll(() => folder.close());

	it('fills an empty installation, and no other', async () => {
		const product = folder.launch({ settings: { LOG_LEVEL }, args: ['--demo'] });
		const url = await product.ready();
		const [, demo = '', phrase = ''] = /: (\S+@\S+), password "(.+)"/.exec(product.output()) ?? [];
		const signIn = createClient({ url }).auth.login({ email: demo, password: phrase });
		const { token, user } = await signIn;
		expect(user.role).toBe('admin');
		const { total } = await createClient({ url, token }).patient.list({ total: true });
		expect(total).toBeGreaterThan(50);
		product.kill('SIGINT');
		await product.ended;
		const refused = await folder.launch({ settings: { LOG_LEVEL }, args: ['--demo'] }).ended;
		expect(refused.code).toBe(1);
		expect(refused.output).toMatch(/demo/i);
	});
});

describe('a start that fails', () => {
	let folder: DataFolder;
	beforeEach(async () => {
		folder = await openDataFolder();
	});
	afterEach(() => folder.close());

	const launch = (settings: Record<string, string> = {}) =>
		folder.launch({ settings: { LOG_LEVEL, ...settings } });

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
