import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { applicationTarget } from '../app-account.ts';
import { migrateDatabase } from '../migrate/migrate.ts';
import { type ConnectionTarget, connect } from '../pool/connect.ts';
import { type EmbeddedServer, startEmbedded } from './server.ts';

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
});

it('survives a first start that was killed half-way', async () => {
	await run('mkdir', ['-p', join(folder, 'postgres.new/base')]);
	await writeFile(join(folder, 'postgres.new/PG_VERSION'), '18');
	server = await startEmbedded(folder);
	expect(await query('select 1 as one')).toEqual([{ one: 1 }]);
});

it('ignores a lock file that names another program’s process', async () => {
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

describe('its passwords', () => {
	/** Whether an account gets in with a password. */
	async function opens(target: ConnectionTarget, password: string): Promise<boolean> {
		const sql = connect({ ...target, password } as ConnectionTarget, { max: 1 });
		try {
			await sql`select 1`;
			return true;
		} catch {
			return false;
		} finally {
			await sql.end();
		}
	}

	it('are different for the server, for the owner and for the application, and stay the same', async () => {
		server = await startEmbedded(folder);
		await migrateDatabase(server.target);
		const application = await applicationTarget(server.target);
		const accounts = [server.superuser, server.target, application.target];
		const passwords = accounts.map((account) => ('password' in account ? account.password : ''));
		const opened = [];
		for (const account of accounts)
			for (const password of passwords) opened.push(await opens(account, password));
		expect(opened).toEqual([true, false, false, false, true, false, false, false, true]);
		const before = server.target;
		await server.stop();
		server = await startEmbedded(folder);
		expect(server.target).toEqual(before);
		expect(await applicationTarget(server.target)).toEqual(application);
	});

	it('become different in a data folder in which they were the same', async () => {
		server = await startEmbedded(folder);
		const secret = await readFile(join(folder, 'postgres-password'), 'utf8');
		const admin = connect(server.superuser, { max: 1 });
		await admin.unsafe(`alter role hms password '${secret}'`);
		await admin.end();
		await server.stop();
		server = await startEmbedded(folder);
		expect(await opens(server.superuser, secret)).toBe(true);
		expect(await opens(server.target, secret)).toBe(false);
		expect(await query('select 1 as one')).toEqual([{ one: 1 }]);
	});
});
