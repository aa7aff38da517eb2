import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { connect } from './client.ts';
import { type EmbeddedServer, startEmbedded } from './embedded.ts';

const run = promisify(execFile);

let folder: string;
let server: EmbeddedServer | undefined;
beforeEach(async () => {
	folder = await mkdtemp(join(tmpdir(), 'hms-embedded-'));
});
afterEach(async () => {
	await server?.stop();
	await rm(folder, { recursive: true });
});

const postmasterPid = async () =>
	Number((await readFile(join(folder, 'postgres/postmaster.pid'), 'utf8')).split('\n')[0]);

async function query(statement: string): Promise<Record<string, unknown>[]> {
	if (!server) throw new Error('no server');
	const sql = connect(server.target, { max: 1 });
	try {
		return await sql.unsafe(statement);
	} finally {
		await sql.end();
	}
}

it('keeps its data, whatever ended the last run', async () => {
	server = await startEmbedded(folder);
	await query('create table kept (n int)');
	await query('insert into kept values (1)');
	await server.stop();

	server = await startEmbedded(folder);
	await query('insert into kept values (2)');
	// Everything is killed at once, and the lock file of PostgreSQL stays.
	process.kill(await postmasterPid(), 'SIGKILL');
	await server.ended;
	expect(await stat(join(folder, 'postgres/postmaster.pid'))).toBeDefined();

	server = await startEmbedded(folder);
	await query('insert into kept values (3)');
	// The product is killed and the server lives on as an orphan: what a second start finds.
	const orphan = server;
	const orphanPid = await postmasterPid();
	server = await startEmbedded(folder);
	await orphan.ended;
	expect(await postmasterPid()).not.toBe(orphanPid);
	expect(await query('select n from kept order by n')).toEqual([{ n: 1 }, { n: 2 }, { n: 3 }]);
}, 90_000);

it('survives a first start that was killed half-way', async () => {
	await run('mkdir', ['-p', join(folder, 'postgres.new/base')]);
	await writeFile(join(folder, 'postgres.new/PG_VERSION'), '18');
	server = await startEmbedded(folder);
	expect(await query('select 1 as one')).toEqual([{ one: 1 }]);
});

it('takes a lock file that names a stranger for what it is: stale', async () => {
	server = await startEmbedded(folder);
	await server.stop();
	await writeFile(
		join(folder, 'postgres/postmaster.pid'),
		`${process.pid}\n${join(folder, 'postgres')}\n0\n5432\n\n\n\nready   \n`,
	);
	server = await startEmbedded(folder);
	expect(await query('select 1 as one')).toEqual([{ one: 1 }]);
});

it('listens on a local socket only, and asks for its password there', async () => {
	server = await startEmbedded(folder);
	expect(await query("select setting from pg_settings where name = 'listen_addresses'")).toEqual([
		{ setting: '' },
	]);
	const wrong = connect({ ...server.target, password: 'wrong' } as typeof server.target, {
		max: 1,
	});
	await expect(wrong`select 1`).rejects.toThrow('password authentication failed');
	await wrong.end();
	expect((await stat(join(folder, 'postgres-password'))).mode & 0o777).toBe(0o600);
	expect(await query('select rolsuper from pg_roles where rolname = current_user')).toEqual([
		{ rolsuper: false },
	]);
});
