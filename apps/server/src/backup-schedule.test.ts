import { mkdir, mkdtemp, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { zstdCompressSync } from 'node:zlib';
import { BackupError, inspectBackup, withBackupLock } from '@hms/db';
import { createTestDatabase, type TestDatabase, withConnection } from '@hms/db/testing';
import { generateX25519Identity, identityToRecipient } from 'age-encryption';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { type BackupPlan, failedBackup, makeDueBackup } from './backup-due.ts';
import { readBackup } from './backup-file.ts';
import { nameAt } from './backup-name.ts';
import { BackupSchedule } from './backup-schedule.ts';
import { version } from './version.ts';

const hour = 3_600_000;
const begin = Date.UTC(2026, 10, 30, 2);

const unreachable = { url: 'postgres://hms:secret-of-the-address@127.0.0.1:9/hms' };

let database: TestDatabase;
beforeAll(async () => {
	database = await createTestDatabase();
});
afterAll(() => database.drop());

let folder: string;
let plan: BackupPlan;
let now: Date;
let lines: { what: string; [field: string]: unknown }[];
beforeEach(async () => {
	folder = await mkdtemp(join(tmpdir(), 'hms-backups-'));
	plan = { folder, everySeconds: 86_400, keep: { d: 2 }, key: undefined };
	now = new Date(begin);
	lines = [];
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const pass = (ms: number) => {
	now = new Date(now.getTime() + ms);
};
const files = async () => (await readdir(folder)).sort();
const nameIn = (ms: number) => nameAt(new Date(begin + ms));

/** A process that makes backups. @param target of its database */
function openProcess({ target = database.target, now: clock = () => now } = {}): BackupSchedule {
	const say = (fields: object, what: string) => void lines.push({ what, ...fields });
	return new BackupSchedule(plan, {
		make: (at, signal) => makeDueBackup(target, plan, { now: at, signal }),
		log: { info: say, error: say },
		now: clock,
	});
}

it('is made at the first start, and then whenever the time is over, also after a restart', async () => {
	const schedule = openProcess();
	expect(schedule.status()).toEqual({
		...{ state: 'on_time', lastAt: null, dueAt: now.toISOString(), failure: null },
	});
	await schedule.look();
	expect(await files()).toEqual([nameIn(0)]);
	await readBackup(join(folder, nameIn(0)), undefined, (text) => inspectBackup(text, version));
	expect(lines).toEqual([
		{ what: 'made a backup', file: join(folder, nameIn(0)), bytes: expect.any(Number), deleted: 0 },
	]);
	pass(24 * hour - 1000);
	await schedule.look();
	const restarted = openProcess();
	await restarted.look();
	expect(await files()).toEqual([nameIn(0)]);
	expect(restarted.status()).toMatchObject({
		state: 'on_time',
		lastAt: new Date(begin).toISOString(),
		dueAt: new Date(begin + 24 * hour).toISOString(),
	});
	pass(1000);
	await restarted.look();
	expect(await files()).toEqual([nameIn(0), nameIn(24 * hour)]);
});

it('is one, where several processes share database and folder', async () => {
	const all = [openProcess(), openProcess(), openProcess()];
	await Promise.all(all.map((schedule) => schedule.look()));
	expect(await files()).toEqual([nameIn(0)]);
	expect(lines).toHaveLength(1);
	// Its clock is behind.
	await openProcess({ now: () => new Date(begin - 60_000) }).look();
	expect(await files()).toEqual([nameIn(0)]);
	// While another one makes it, it is waited for; and what is missing for long is overdue.
	pass(24 * hour);
	const [first = openProcess()] = all;
	await withBackupLock(database.target, async () => {
		await first.look();
		expect(await files()).toEqual([nameIn(0)]);
		expect(first.status().state).toBe('on_time');
		pass(hour + 1000);
		expect(first.status()).toMatchObject({ state: 'overdue', failure: null });
	});
	await first.look();
	expect(first.status().state).toBe('on_time');
	expect(await files()).toEqual([nameIn(0), nameIn(25 * hour + 1000)]);
});

it('deletes older ones that need not be kept, and no file that it has not named', async () => {
	const others = ['hms-before-the-move.backup', 'notes.txt', 'clinic.backup.12.part'];
	for (const name of others) await writeFile(join(folder, name), 'x');
	const future = nameIn(400 * 24 * hour);
	await writeFile(join(folder, future), zstdCompressSync('x'));
	await mkdir(join(folder, nameIn(-24 * hour)));
	const schedule = openProcess();
	for (let day = 0; day < 4; day++) {
		await writeFile(join(folder, `${nameIn(day)}.4711.part`), 'half');
		await schedule.look();
		pass(24 * hour);
	}
	const left = [2, 3].map((day) => nameIn(day * 24 * hour));
	expect(await files()).toEqual([...others, future, nameIn(-24 * hour), ...left].sort());
	expect(lines.map(({ deleted }) => deleted)).toEqual([0, 0, 1, 1]);
});

it('takes no empty or other file for a backup', async () => {
	await writeFile(join(folder, nameIn(-hour)), '');
	await writeFile(join(folder, nameIn(-2 * hour)), 'something else');
	const schedule = openProcess();
	await schedule.look();
	expect(schedule.status().lastAt).toBe(now.toISOString());
	expect(await files()).toContain(nameIn(0));
});

it('that fails says why, deletes nothing, is tried again, and is well when it has succeeded', async () => {
	const schedule = openProcess();
	for (let day = 0; day < 2; day++, pass(24 * hour)) await schedule.look();
	await rename(folder, `${folder}-unmounted`);
	lines = [];
	await schedule.look();
	const failed = {
		state: 'failed',
		lastAt: new Date(begin + 24 * hour).toISOString(),
		dueAt: new Date(begin + 48 * hour).toISOString(),
		failure: 'folder_missing',
	};
	expect(schedule.status()).toEqual(failed);
	expect(schedule.failures).toBe(1);
	expect(lines).toEqual([
		{
			what: 'the backup failed',
			failure: 'folder_missing',
			error: [expect.objectContaining({ code: 'ENOENT' })],
		},
	]);
	await rename(`${folder}-unmounted`, folder);
	await schedule.look();
	expect(schedule.status()).toEqual(failed);
	expect(lines).toHaveLength(1);
	pass(10 * 60_000);
	await schedule.look();
	expect(schedule.status()).toMatchObject({ state: 'on_time', lastAt: now.toISOString() });
	expect(await files()).toHaveLength(2);
});

it('is well again at once when another process has made it', async () => {
	const schedule = openProcess({ target: unreachable });
	await schedule.look();
	await schedule.look();
	expect(schedule.status().failure).toBe('database');
	expect(schedule.failures).toBe(1);
	await openProcess().look();
	await schedule.look();
	expect(schedule.status()).toMatchObject({ state: 'on_time', failure: null });
});

it('names what is wrong: the folder, the key, the database', async () => {
	const failureOf = async (changed: Partial<BackupPlan>, target = database.target) => {
		Object.assign(plan, changed);
		const schedule = openProcess({ target });
		await schedule.look();
		expect(await files()).toEqual(['a-file']);
		return schedule.status().failure;
	};
	await writeFile(join(folder, 'a-file'), 'x');
	expect(await failureOf({ folder: join(folder, 'none') })).toBe('folder_missing');
	expect(await failureOf({ folder: join(folder, 'a-file') })).toBe('folder_missing');
	const key = await identityToRecipient(await generateX25519Identity());
	const typo = key.endsWith('q') ? 'p' : 'q';
	expect(await failureOf({ folder, key: key.slice(0, -1) + typo })).toBe('key');
	expect(await failureOf({ key }, unreachable)).toBe('database');
	expect(lines.map(({ what }) => what)).toEqual(Array(4).fill('the backup failed'));
	expect(JSON.stringify(lines)).not.toContain('secret-of-the-address');
	expect(JSON.stringify(lines)).toContain('BACKUP_KEY is mistyped');
});

it.each([
	['ENOSPC', 'disk_full'],
	['EDQUOT', 'disk_full'],
	['EACCES', 'folder_not_writable'],
	['EROFS', 'folder_not_writable'],
	['EIO', 'other'],
])('names what the file system refuses: %s', (code, failure) => {
	const cause = Object.assign(new Error(code), { code, syscall: 'write' });
	expect(failedBackup(cause).failure).toBe(failure);
	expect(failedBackup(new BackupError('It cannot be written.', { cause })).failure).toBe(failure);
});

it('that is stopped half way leaves nothing, and does not count as failed', async () => {
	const schedule = openProcess();
	// The table is locked, so that the backup has begun and does not get on.
	await withConnection(database.target, (sql) =>
		sql.begin(async (tx) => {
			await tx`lock table patients`;
			schedule.start();
			await expect.poll(files).toEqual([expect.stringMatching(/\.part$/)]);
			await schedule.stop();
		}),
	);
	expect(await files()).toEqual([]);
	expect(schedule.failures).toBe(0);
	expect(lines).toEqual([]);
});
