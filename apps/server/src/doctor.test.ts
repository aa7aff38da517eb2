import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { createServer as createHttps } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { inspectDatabase } from '@hms/db';
import { createTestDatabase, withConnection } from '@hms/db/testing';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { writeBackup } from './backup-file.ts';
import { nameAt } from './backup-name.ts';
import { parseConfig } from './config.ts';
import { checkBackups } from './doctor/backups.ts';
import { judge } from './doctor/database.ts';
import type { Finding } from './doctor/finding.ts';
import { checkHttps } from './doctor/https.ts';
import { checkDisk, checkFormerDatabases, checkPort } from './doctor/machine.ts';
import { checkSettings, fileFindings } from './doctor/settings.ts';
import { runDoctorCommand } from './doctor-command.ts';
import { type DataFolder, openDataFolder } from './product-process.testing.ts';
import { openServer } from './testing.ts';

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

const linesOf = (findings: Finding[]) =>
	findings.map(({ level, about, text }) => `${level} ${about}: ${text}`);

describe('npm run doctor', () => {
	let folder: DataFolder;
	beforeAll(async () => {
		folder = await openDataFolder();
	});
	afterAll(() => folder.close());

	it('prints a line for each thing, and its exit code says whether something is wrong', async () => {
		for (const [name, value] of Object.entries({
			DATABASE_URL: '',
			DATA_DIR: folder.path,
			PORT: '1',
		})) {
			vi.stubEnv(name, value);
		}
		const { isWell, text } = await runDoctorCommand(['--json']);
		const { findings } = JSON.parse(text);
		expect(JSON.parse(text).isWell).toBe(isWell);
		expect(new Set(findings.map(({ about }: Finding) => about))).toEqual(
			new Set(['node', 'memory', 'settings', 'disk', 'port', 'database', 'https', 'backups']),
		);
		expect((await runDoctorCommand([])).text.split('\n')).toHaveLength(findings.length);
		vi.unstubAllEnvs();
		const unreadable = await folder.doctor([], { settings: { COUNTRY: 'Germany' } }).ended;
		expect(unreadable.code).toBe(1);
		expect(unreadable.output).toMatch(/^wrong +settings +COUNTRY: must be/m);
	});

	it('tells a file that cannot be looked at from one that is not there', async () => {
		const about = { DATABASE_URL: '', PORT: '1' };
		const missing = parseConfig({ ...about, DATA_DIR: join(folder.path, 'not-made') });
		expect(linesOf(await checkDisk(missing))).toEqual([
			expect.stringMatching(/^ok disk: DATA_DIR, .*, is not there yet; a start makes it$/),
		]);
		expect(await fileFindings(join(folder.path, 'not-made'))).toEqual([]);
		const file = join(folder.path, 'file');
		await writeFile(file, '');
		const below = join(file, 'data');
		await expect(checkDisk(parseConfig({ ...about, DATA_DIR: below }))).rejects.toThrow('ENOTDIR');
		await expect(fileFindings(below)).rejects.toThrow('ENOTDIR');
		await expect(
			checkBackups(parseConfig({ ...about, DATA_DIR: below }), new Date()),
		).rejects.toThrow('ENOTDIR');
	});
});

describe('the database', () => {
	it('is well when it is new', async () => {
		const { target, drop } = await createTestDatabase();
		const findings = judge(await inspectDatabase(target));
		expect(findings.filter(({ level }) => level !== 'ok')).toEqual([]);
		await drop();
	});

	it('has its faults told, with what to do, and is not changed', async () => {
		const { target, drop } = await createTestDatabase();
		await withConnection(target, (sql) =>
			sql.unsafe(`
				alter table patients disable row level security;
				revoke insert on patients from hms_app;
				create index spoiled on patients (created_at);
				update pg_index set indisvalid = false where indexrelid = 'spoiled'::regclass`),
		);
		const lines = linesOf(judge(await inspectDatabase(target)));
		expect(lines).toEqual(linesOf(judge(await inspectDatabase(target))));
		expect(lines).toContainEqual(
			expect.stringMatching(/^wrong rights: The application lacks rights.*A start gives them/),
		);
		expect(lines).toContainEqual(
			expect.stringMatching(
				/^wrong row security: .*ALTER TABLE "patients" ENABLE ROW LEVEL SECURITY;$/,
			),
		);
		expect(lines).toContainEqual(expect.stringMatching(/^wrong indexes: Not valid: spoiled\./));
		await withConnection(target, (sql) =>
			sql.unsafe(
				'delete from drizzle.__drizzle_migrations where id = (select max(id) from drizzle.__drizzle_migrations)',
			),
		);
		expect(linesOf(judge(await inspectDatabase(target)))).toContainEqual(
			expect.stringMatching(/^warning migrations: 1 are not applied/),
		);
		await drop();
	});

	it('is judged by its clock, its encoding and what is open for long', () => {
		const good = {
			version: '18.4',
			encoding: 'UTF8',
			clockAheadMs: 0,
			refusal: undefined,
			pendingMigrations: 0,
			lacksRights: false,
			rowSecurity: { statements: [], hasNone: false },
			invalidIndexes: [],
			oldTransactions: [],
			blocked: [],
			settingUp: undefined,
		};
		const bad = {
			...{ ...good, encoding: 'SQL_ASCII', clockAheadMs: -31_000 },
			...{ refusal: 'The tables belong to postgres.', settingUp: { pid: 3, minutes: 9 } },
			rowSecurity: { statements: ['CREATE POLICY …;'], hasNone: true },
			oldTransactions: [
				{ what: 'psql, process 1 of hms', minutes: 7, end: 'SELECT pg_terminate_backend(1);' },
			],
			blocked: [{ pid: 2, by: [1], minutes: 6 }],
		};
		expect(judge(good).every(({ level }) => level === 'ok')).toBe(true);
		expect(
			judge(bad)
				.filter(({ level }) => level === 'ok')
				.map(({ about }) => about),
		).toEqual(['migrations', 'indexes']);
		expect(judge({ ...good, clockAheadMs: 5_000 })[1]?.level).toBe('warning');
	});
});

describe('https', () => {
	let folder: string;
	let url: string;
	let ca: string;
	let hsts: string | undefined = 'max-age=31536000';
	let close: () => void;
	beforeAll(async () => {
		folder = await mkdtemp(join(tmpdir(), 'hms-doctor-'));
		const [key, certificate] = [join(folder, 'key'), join(folder, 'crt')];
		execFileSync(
			'openssl',
			[
				...[
					'req',
					'-x509',
					'-newkey',
					'ec',
					'-pkeyopt',
					'ec_paramgen_curve:prime256v1',
					'-nodes',
					'-days',
					'60',
				],
				...[
					'-subj',
					'/CN=clinic',
					'-addext',
					'subjectAltName=DNS:localhost',
					'-keyout',
					key,
					'-out',
					certificate,
				],
			],
			{ stdio: 'pipe' },
		);
		ca = await readFile(certificate, 'utf8');
		const server = createHttps({ key: await readFile(key), cert: ca }, (_, response) => {
			if (hsts !== undefined) response.setHeader('strict-transport-security', hsts);
			response.end();
		}).listen(0, 'localhost');
		await once(server, 'listening');
		url = `https://localhost:${(server.address() as AddressInfo).port}`;
		close = () => server.close();
	});
	afterAll(async () => {
		close();
		await rm(folder, { recursive: true });
	});

	const levelsIn = async (days: number, authority?: string) =>
		(
			await checkHttps(
				parseConfig({ PUBLIC_URL: url }),
				new Date(Date.now() + days * dayMs),
				authority,
			)
		).map(({ level }) => level);

	it('is looked at: that it answers, the days of the certificate, and HSTS', async () => {
		expect(await levelsIn(0, ca)).toEqual(['ok', 'ok', 'ok']);
		expect(await levelsIn(45, ca)).toEqual(['ok', 'warning', 'ok']);
		hsts = 'max-age=60';
		expect(await levelsIn(55, ca)).toEqual(['ok', 'wrong', 'warning']);
		hsts = undefined;
		expect(await levelsIn(0, ca)).toEqual(['ok', 'ok', 'warning']);
		// An authority that nobody knows.
		expect(await levelsIn(0)).toEqual(['wrong']);
		const plain = parseConfig({ PUBLIC_URL: 'http://clinic.example' });
		expect(linesOf(await checkHttps(plain, new Date()))).toEqual([
			expect.stringMatching(/^wrong https: .* is not encrypted/),
		]);
	});
});

it('finds the newest backup, and says when it is old', async () => {
	const dataDir = await mkdtemp(join(tmpdir(), 'hms-doctor-'));
	const BACKUP_KEY = `age1${'q'.repeat(58)}`;
	const config = parseConfig({ DATA_DIR: dataDir, BACKUP_KEY });
	const own = parseConfig({
		DATA_DIR: dataDir,
		BACKUP_DIR: join(dataDir, 'own'),
		BACKUP_EVERY: '2h',
	});
	const now = new Date();
	expect(linesOf(await checkBackups(config, now))).toEqual([
		expect.stringMatching(/^warning backups: There is none in /),
	]);
	const write = async (folder: string, hoursAgo: number) => {
		const name = nameAt(new Date(now.getTime() - hoursAgo * hourMs - 60_000));
		await writeBackup(join(dataDir, folder, name), Readable.from([Buffer.from('x')]), {
			key: undefined,
		});
	};
	await write('backups', 100);
	await write('backups', 3);
	expect(linesOf(await checkBackups(config, now))).toEqual([
		expect.stringMatching(/^ok backups: The newest, .*, is 3 hours old$/),
	]);
	const later = (hours: number) => new Date(now.getTime() + hours * hourMs);
	expect((await checkBackups(config, later(48)))[0]?.level).toBe('warning');
	await write('own', 1);
	expect(linesOf(await checkBackups(own, now))).toEqual([
		expect.stringMatching(/^ok backups: The newest, .*own.*, is 1 hours old$/),
		expect.stringMatching(/^warning backups: BACKUP_KEY is not set/),
	]);
	expect((await checkBackups(own, later(9)))[0]?.level).toBe('wrong');
	await rm(dataDir, { recursive: true });
});

it('lists former databases with their size, and how to remove them', async () => {
	const dataDir = await mkdtemp(join(tmpdir(), 'hms-doctor-'));
	const config = parseConfig({ DATA_DIR: dataDir });
	for (const name of ['postgres', 'postgres-programs', 'postgres-password']) {
		await mkdir(join(dataDir, name));
	}
	expect(await checkFormerDatabases(config)).toEqual([]);
	const names = ['postgres-17-before-20260102T030405Z', 'postgres-before-20261130T020000Z'];
	for (const [index, name] of names.entries()) {
		await mkdir(join(dataDir, name, 'base'), { recursive: true });
		await writeFile(join(dataDir, name, 'base/1'), Buffer.alloc((index + 1) * 5 * 1024 * 1024, 1));
	}
	const lines = linesOf(await checkFormerDatabases(config));
	expect(lines).toEqual([
		expect.stringContaining(`${names[0]} (5 MiB)`),
		expect.stringContaining(`${names[1]} (10 MiB)`),
	]);
	for (const line of lines) execFileSync('sh', ['-c', /rm -r .*$/.exec(line)?.[0] ?? 'false']);
	expect(await checkFormerDatabases(config)).toEqual([]);
	await rm(dataDir, { recursive: true });
	expect(await checkFormerDatabases(config)).toEqual([]);
});

it('tells the product at its port from something else', async () => {
	const server = await openServer();
	const at = (port: number) => checkPort(parseConfig({ PORT: String(port) }));
	expect(await at(Number(new URL(server.url).port))).toMatchObject({
		level: 'ok',
		text: expect.stringMatching(/is ready/),
	});
	await server.close();
	const other = createServer((_, response) => response.end('<html>')).listen(0, '127.0.0.1');
	await once(other, 'listening');
	const { port } = other.address() as AddressInfo;
	expect(await at(port)).toMatchObject({ level: 'wrong' });
	await new Promise((resolve) => {
		other.close(resolve);
		other.closeAllConnections();
	});
	expect(await at(port)).toMatchObject({
		level: 'ok',
		text: expect.stringMatching(/does not run/),
	});
});

it.each([
	[
		{ DATABASE_URL: 'postgres://hms:secret@127.0.0.1/hms' },
		/^wrong settings: DATABASE_URL has a secret/,
	],
	[
		{ DATABASE_URL: 'postgres://hms:short1@localhost/hms' },
		/^warning settings: DATABASE_URL has a weak/,
	],
	[{ METRICS_TOKEN: 'a'.repeat(40) }, /^warning settings: METRICS_TOKEN has a weak/],
	[
		{ DATABASE_URL: 'postgres://hms@10.0.0.1,localhost/hms?sslmode=require' },
		/sslmode=verify-full/,
	],
	[
		{ REGISTRATION: 'open', PUBLIC_URL: 'https://clinic.example' },
		/^warning settings: REGISTRATION=open/,
	],
])('finds what is weak in settings, and prints no secret: %j', async (environment, line) => {
	const lines = linesOf(await checkSettings(parseConfig(environment)));
	expect(lines).toEqual([expect.stringMatching(line)]);
	expect(lines.join()).not.toMatch(/short1|aaaa|:secret/);
});
