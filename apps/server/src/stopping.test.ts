import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { access, readdir } from 'node:fs/promises';
import { connect, type Socket } from 'node:net';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type DataFolder, isRunning, openDataFolder } from './product-process.testing.ts';

const sockets = new Set<Socket>();
afterEach(() => {
	for (const socket of sockets) socket.destroy();
	sockets.clear();
});

/** How long a start and an end may take on a machine that has much else to do. */
const timeLimit = 240_000;

/** A connection that sends something and never ends its side, whatever the other does. */
async function hold(url: string, bytes: string): Promise<Socket> {
	const { hostname, port } = new URL(url);
	const socket = connect({ host: hostname, port: Number(port), allowHalfOpen: true });
	sockets.add(socket);
	socket.on('error', () => undefined);
	await once(socket, 'connect');
	socket.resume();
	if (bytes !== '') socket.write(bytes);
	return socket;
}

const upgrade = (path: string) =>
	`GET ${path} HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n`;
const begun = (length: number) =>
	`POST /api/auth/login HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: ${length}\r\n\r\n{`;

/** Everything that could keep a server from ending. */
const holders = [
	// Not a word.
	'',
	// Half a request line.
	'GET /api',
	// Headers without an end.
	'GET /api/health/live HTTP/1.1\r\nHost: localhost\r\n',
	// A body without an end.
	begun(500),
	// A request that was answered.
	'GET /api/health/live HTTP/1.1\r\nHost: localhost\r\n\r\n',
	// An upgrade of the API.
	upgrade('/api/x'),
	// An upgrade of a page.
	upgrade('/sign-in'),
	// An upgrade of hot reload.
	upgrade('/_next/hmr'),
	// A tunnel.
	'CONNECT localhost:22 HTTP/1.1\r\nHost: localhost\r\n\r\n',
	// Broken HTTP.
	'\u0000\u0000\r\n\r\n',
];

/** How many files and connections a process holds. */
async function heldBy(pid: number): Promise<number> {
	const held = await readdir(`/proc/${pid}/fd`).catch(async () => {
		const { stdout } = await promisify(execFile)('lsof', ['-p', String(pid)]);
		return stdout.trim().split('\n');
	});
	return held.length;
}

describe('a signal to end', () => {
	let folder: DataFolder;
	beforeAll(async () => {
		folder = await openDataFolder();
	});
	afterAll(() => folder.close());

	it(
		'ends the product and its database, whatever is open',
		async () => {
			const product = folder.launch();
			const url = await product.ready();
			// Pages come through Next.js, which would listen for upgrades from then on.
			await (await fetch(`${url}/sign-in`)).text();
			const postgres = await folder.postgresPid();
			for (const bytes of holders) for (let n = 0; n < 3; n++) await hold(url, bytes);
			product.kill('SIGTERM');
			expect(await product.ended).toMatchObject({ code: 0 });
			expect(await isRunning(postgres)).toBe(false);
		},
		timeLimit,
	);

	it(
		'finds no connection of upgrade requests, nor their memory',
		async () => {
			const product = folder.launch({ settings: { LOG_LEVEL: 'silent' } });
			const url = await product.ready();
			await (await fetch(`${url}/sign-in`)).text();
			const postgres = await folder.postgresPid();
			const before = await heldBy(product.pid);
			for (let round = 0; round < 10; round++) {
				for (const path of ['/api/x', '/sign-in', '/_next/hmr', '/nowhere']) {
					for (let n = 0; n < 10; n++) await hold(url, upgrade(path));
				}
			}
			// A few may belong to what else goes on.
			await expect.poll(() => heldBy(product.pid), { timeout: 60_000 }).toBeLessThan(before + 10);
			product.kill('SIGHUP');
			expect(await product.ended).toMatchObject({ code: 0 });
			expect(await isRunning(postgres)).toBe(false);
		},
		timeLimit,
	);
});

describe('a signal to end a first start', () => {
	let folder: DataFolder;
	beforeEach(async () => {
		folder = await openDataFolder();
	});
	afterEach(() => folder.close());

	it.each([
		['has made the folder', 'hms.lock'],
		['makes the database', 'postgres.new'],
		['has made the database', 'postgres/postmaster.pid'],
		['has told the database’s name', 'run/.s.PGSQL.5432'],
		['has made the keys', 'signing-keys.json'],
	])(
		'leaves nothing running when it comes while the start %s',
		async (_, file) => {
			const product = folder.launch();
			const appears = async () => {
				const found = await access(join(folder.path, file)).then(
					() => true,
					() => false,
				);
				return found || product.child.exitCode !== null;
			};
			await expect.poll(appears, { interval: 5, timeout: 60_000 }).toBe(true);
			product.kill('SIGTERM');
			await product.ended;
			const postgres = await folder.postgresPid().catch(() => undefined);
			if (postgres !== undefined) {
				await expect.poll(() => isRunning(postgres), { timeout: 60_000 }).toBe(false);
			}
		},
		timeLimit,
	);
});

describe('the shutdown', () => {
	let folder: DataFolder;
	beforeAll(async () => {
		folder = await openDataFolder();
	});
	afterAll(() => folder.close());

	it(
		'is immediate when it is requested again',
		async () => {
			const product = folder.launch({ settings: { SHUTDOWN_DELAY: '900' } });
			const url = await product.ready();
			const postgres = await folder.postgresPid();
			await hold(url, begun(500));
			product.kill('SIGTERM');
			// A wish that is passed on by several is one wish.
			product.kill('SIGTERM');
			await expect.poll(async () => (await fetch(`${url}/api/health/ready`)).status).toBe(503);
			expect((await fetch(`${url}/api/health/live`)).status).toBe(200);
			const again = setInterval(() => product.kill('SIGINT'), 500);
			expect(await product.ended).toMatchObject({ code: 0 });
			clearInterval(again);
			expect(await isRunning(postgres)).toBe(false);
		},
		timeLimit,
	);

	it(
		'stops a database that does not respond, and the next start recovers it',
		async () => {
			const product = folder.launch();
			await product.ready();
			const postgres = await folder.postgresPid();
			process.kill(postgres, 'SIGSTOP');
			product.kill('SIGTERM');
			await product.ended;
			await expect.poll(() => isRunning(postgres), { timeout: 60_000 }).toBe(false);
			const next = folder.launch();
			await next.ready();
			next.kill('SIGTERM');
			expect(await next.ended).toMatchObject({ code: 0 });
		},
		timeLimit,
	);

	it(
		'of a killed product stops its database',
		async () => {
			const product = folder.launch();
			await product.ready();
			const postgres = await folder.postgresPid();
			product.kill('SIGKILL');
			await product.ended;
			await expect.poll(() => isRunning(postgres), { timeout: 60_000 }).toBe(false);
		},
		timeLimit,
	);

	it(
		'is orderly after an unexpected error',
		async () => {
			const product = folder.launch({
				before: "process.on('SIGUSR2', () => { throw new Error('unexpected') })",
			});
			await product.ready();
			const postgres = await folder.postgresPid();
			product.kill('SIGUSR2');
			const { code, output } = await product.ended;
			expect(code).toBe(1);
			expect(await isRunning(postgres)).toBe(false);
			expect(
				output
					.trim()
					.split('\n')
					.map((line) => JSON.parse(line)),
			).toContainEqual(expect.objectContaining({ level: 60 }));
		},
		timeLimit,
	);
});
