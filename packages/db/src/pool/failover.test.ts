import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { appendFile, chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { postgresAccount } from '../embedded/account.ts';
import { postgresBinaries } from '../embedded/binaries.ts';
import { initialise } from '../embedded/cluster.ts';
import { withConnection } from '../testing.ts';
import { Database } from './database.ts';
import { isUnavailable } from './unavailable.ts';

const password = 'secret';
let folder: string;
const servers: ChildProcess[] = [];
let ports: { primary: number; standby: number };
const silent = createServer();
const held: Socket[] = [];

async function freePort(): Promise<number> {
	const server = createServer().listen(0, '127.0.0.1');
	await once(server, 'listening');
	const { port } = server.address() as AddressInfo;
	server.close();
	return port;
}

const addressOf = (...hosts: number[]) => ({
	url: `postgres://postgres:${password}@${hosts.map((port) => `127.0.0.1:${port}`).join(',')}/postgres`,
});

async function startServer(name: string, port: number): Promise<ChildProcess> {
	const settings = ['listen_addresses=127.0.0.1', 'unix_socket_directories=', 'fsync=off'];
	const server = spawn(
		(await postgresBinaries()).postgres,
		['-D', join(folder, name), '-p', String(port), ...settings.flatMap((one) => ['-c', one])],
		{ ...(await postgresAccount()), cwd: folder, stdio: 'ignore' },
	);
	servers.push(server);
	await expect
		.poll(() => withConnection(addressOf(port), (one) => one`select 1`).then(() => 'up', String))
		.toBe('up');
	return server;
}

beforeAll(async () => {
	folder = await mkdtemp(join(tmpdir(), 'hms-failover-'));
	await chmod(folder, 0o755);
	const account = await postgresAccount();
	const data = join(folder, 'first');
	await initialise(await postgresBinaries(), account, data, password);
	execFileSync('cp', ['-a', data, join(folder, 'second')]);
	ports = { primary: await freePort(), standby: await freePort() };
	await writeFile(join(folder, 'second', 'standby.signal'), '');
	await appendFile(
		join(folder, 'second', 'postgresql.conf'),
		`\nprimary_conninfo = 'host=127.0.0.1 port=${ports.primary} user=postgres password=${password}'\n`,
	);
	silent.on('connection', (socket) => held.push(socket)).listen(0, '127.0.0.1');
	await once(silent, 'listening');
});
afterAll(async () => {
	silent.close();
	for (const socket of held) socket.destroy();
	for (const server of servers) {
		if (server.exitCode !== null || server.signalCode !== null) continue;
		server.kill('SIGQUIT');
		await once(server, 'exit');
	}
	await rm(folder, { recursive: true, maxRetries: 20, retryDelay: 250 });
});

it('follows the primary from one of several hosts to another', async () => {
	const first = await startServer('first', ports.primary);
	await withConnection(addressOf(ports.primary), async (owner) => {
		await owner.unsafe(
			'create role hms_app; create table kept (number int); grant all on kept to hms_app',
		);
	});
	await startServer('second', ports.standby);
	await expect
		.poll(() =>
			withConnection(
				addressOf(ports.standby),
				(one) => one`select from pg_roles where rolname = 'hms_app'`,
			),
		)
		.toHaveLength(1);
	const open = (...hosts: number[]) =>
		new Database(addressOf(...hosts), { max: 2, idleSessionSeconds: 60 });
	const write = async (database: Database, number: number) => {
		await database.system.execute(sql`insert into kept values (${number})`);
		const [row] = await database.system.execute(sql`select inet_server_port() as port`);
		return row?.['port'];
	};
	const { port: dead } = silent.address() as AddressInfo;
	const besideDead = open(dead, ports.primary);
	const atDead = write(besideDead, 0);
	const database = open(ports.standby, ports.primary);
	// The standby is passed over.
	expect(await write(database, 1)).toBe(ports.primary);
	// A host that never answers is passed over as well, after some seconds.
	expect(await atDead).toBe(ports.primary);

	first.kill('SIGQUIT');
	await once(first, 'exit');
	await expect(write(database, 2)).rejects.toSatisfy((error: Error) => isUnavailable(error.cause));
	await withConnection(addressOf(ports.standby), (one) => one`select pg_promote()`);
	expect(await write(database, 3)).toBe(ports.standby);

	// As a primary that was set to take no more writes: its connections are given up.
	const setReadOnly = (value: string) =>
		withConnection(addressOf(ports.standby), async (one) => {
			await one`set default_transaction_read_only = off`;
			await one.unsafe(`alter system set default_transaction_read_only = ${value}`);
			await one`select pg_reload_conf()`;
		});
	const [before] = await database.system.execute(sql`select pg_backend_pid() as pid`);
	await setReadOnly('on');
	// Until its server process has read the setting again, a connection takes writes.
	let refused = 3;
	await expect
		.poll(() => write(database, ++refused).catch((error: Error) => isUnavailable(error.cause)))
		.toBe(true);
	await setReadOnly('off');
	const last = refused + 1;
	await expect.poll(() => write(database, last).catch(String)).toBe(ports.standby);
	const [after] = await database.system.execute(sql`select pg_backend_pid() as pid`);
	expect(after).not.toEqual(before);
	const kept = await database.system.execute(
		sql`select distinct number from kept where number >= ${refused}`,
	);
	expect(kept).toEqual([{ number: last }]);
	await besideDead.close();
	await database.close();
});
