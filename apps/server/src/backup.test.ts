import { chmod, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { zstdCompressSync, zstdDecompressSync } from 'node:zlib';
import {
	BackupError,
	type ConnectionTarget,
	inspectBackup,
	sealChanges,
	verifyAudit,
} from '@hms/db';
import { createTestDatabase, type TestDatabase, withConnection } from '@hms/db/testing';
import { generateX25519Identity, identityToRecipient } from 'age-encryption';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { runBackupCommand } from './backup-command.ts';
import { readBackup, writeBackup } from './backup-file.ts';
import { UsageError } from './command.ts';
import { openDataFolder } from './product-process.testing.ts';
import { runRestoreCommand } from './restore-command.ts';
import { openTcpProxy } from './tcp-proxy.testing.ts';
import { openServer, type Server } from './testing.ts';
import { version } from './version.ts';

const patience = 240_000;

let folder: string;
let server: Server;
let secret: string;
let recipient: string;
beforeAll(async () => {
	folder = await mkdtemp(join(tmpdir(), 'hms-backup-'));
	// The account of the embedded server passes through.
	await chmod(folder, 0o711);
	secret = await generateX25519Identity();
	recipient = await identityToRecipient(secret);
	server = await openServer();
	await fill(server);
}, patience);
afterAll(async () => {
	await server.close();
	await rm(folder, { recursive: true, force: true });
});
afterEach(() => vi.unstubAllEnvs());

const hostile = [
	'\\.',
	'\\N',
	'back\\slash \\n \\t',
	'O\'Brien "quoted"; drop table users; --',
	'שָׁלוֹם مرحبا',
	'👩‍⚕️ 🏥',
	'a,b|c{d}',
];

/** A clinic that has something of everything. */
async function fill({ ada, grace, ...clinic }: Server): Promise<void> {
	const post = async (who: typeof ada, path: string, body: object) => {
		const answer = await who.send('POST', path, body);
		expect(answer.status, `${path} ${JSON.stringify(answer.body)}`).toBeLessThan(300);
		return answer.body;
	};
	const mary = await clinic.signUp('mary');
	const doctor = await post(ada, '/api/doctors', { givenName: 'Élise', specialty: 'cardiology' });
	const patients = [];
	for (const text of hostile) {
		patients.push(
			await post(grace, '/api/patients', {
				givenName: text,
				allergies: [text, 'x'],
				notes: `first line\nsecond\t${text}\n\\.\n`,
			}),
		);
	}
	const [first, second, third] = patients;
	for (const { id } of patients) {
		await post(grace, '/api/mappings', { patientId: id, doctorId: doctor.id, isPrimary: true });
		await grace.send('GET', `/api/patients/${id}`);
	}
	await grace.send('PATCH', `/api/patients/${first.id}`, { notes: 'changed' });
	await post(grace, '/api/shares', { patientId: second.id, userId: mary.user.id, level: 'write' });
	await post(grace, '/api/transfers', {
		patientIds: [third.id],
		toUserId: mary.user.id,
		reason: 'Leaves',
	});
	await post(ada, '/api/emergency-access', { patientId: first.id, reason: 'Unconscious, alone' });
	await post(ada, '/api/invitations', { email: 'new@example.org', role: 'staff' });
	await clinic.services.background.settled();
	await clinic.services.accesses.flush();
	await sealChanges(clinic.database);
}

/** Every row of every table. */
const contentsOf = (target: ConnectionTarget) =>
	withConnection(target, async (sql) => {
		const tables = await sql<{ name: string }[]>`
			select relname as name from pg_class
			where relnamespace = 'public'::regnamespace and relkind = 'r' order by relname`;
		const contents: Record<string, unknown> = {};
		for (const { name } of tables) {
			contents[name] = await sql.unsafe(
				`select to_jsonb(t)::text as row from ${name} as t order by 1`,
			);
		}
		return contents;
	});

async function emptyDatabase(): Promise<TestDatabase> {
	const database = await createTestDatabase();
	await withConnection(database.target, (sql) =>
		sql.unsafe('drop schema public cascade; drop schema drizzle cascade; create schema public'),
	);
	return database;
}

/** Runs a command with settings; `target` is a database, and otherwise the embedded one in the folder is meant. */
async function command(
	run: (args: string[]) => Promise<string>,
	args: string[],
	{ target, key }: { target?: ConnectionTarget; key?: string | undefined } = {},
): Promise<string> {
	const way = target && (await openTcpProxy(target));
	vi.stubEnv('DATA_DIR', join(folder, 'data'));
	vi.stubEnv('DATABASE_URL', way?.target.url ?? '');
	vi.stubEnv('BACKUP_KEY', key ?? '');
	try {
		return await run(args);
	} finally {
		await way?.disconnect();
	}
}

const file = (name: string) => join(folder, name);

describe('a backup', () => {
	it(
		'brings everything back, through an embedded database and into another one, and people work on',
		async () => {
			const { target } = server;
			const made = await command(runBackupCommand, ['--to', file('first')], {
				target,
				key: recipient,
			});
			expect(made).toMatch(/^Wrote .*first: \d+ tables, \d+ rows, \d+ bytes\.$/);
			expect((await stat(file('first'))).mode & 0o777).toBe(0o600);

			expect(await command(runRestoreCommand, [file('first')], { key: secret })).toMatch(
				/^Restored \d+ tables.*Everybody signs in again\.\nThe history is as it was written\.$/,
			);
			// As the account that owns the embedded database, for which row-level security holds.
			expect(await command(runBackupCommand, ['--to', file('second')])).toContain(
				'It is not encrypted',
			);
			const other = await emptyDatabase();
			await command(runRestoreCommand, [file('second')], { target: other.target });

			const [before, after] = [await contentsOf(target), await contentsOf(other.target)];
			expect(after).toEqual({
				...before,
				sessions: [],
				last_seen: expect.objectContaining({ length: 3 }),
			});
			for (const table of [
				'accesses',
				'changes',
				'emergency_accesses',
				'notifications',
				'shares',
				'transfers',
			])
				expect(after[table], table).not.toHaveLength(0);
			expect((await verifyAudit(other.target)).findings).toEqual([]);

			const again = await openServer({}, { known: other });
			const { body } = await again.grace.send('POST', '/api/patients', { givenName: 'Later' });
			expect(body.mrn).toMatch(/^P-\d+$/);
			const { body: found } = await again.grace.send('GET', '/api/patients?q=brien');
			expect(found.items).toHaveLength(1);
			const id = found.items[0].id;
			const changed = await again.grace.send('PATCH', `/api/patients/${id}`, { notes: 'New' });
			expect(changed.body.version).toBe(found.items[0].version + 1);
			await again.close();
		},
		patience,
	);

	it(
		'is of one moment, while people write',
		async () => {
			const { target, grace } = server;
			let isOver = false;
			const writing = (async () => {
				const statuses = [];
				while (!isOver) {
					const { status } = await grace.send('POST', '/api/patients', { givenName: 'Meanwhile' });
					statuses.push(status);
					await sealChanges(server.database);
				}
				return statuses;
			})();
			try {
				await command(runBackupCommand, ['--to', file('busy')], { target });
			} finally {
				isOver = true;
			}
			const statuses = await writing;
			expect(statuses.length).toBeGreaterThan(1);
			expect(new Set(statuses)).toEqual(new Set([201]));
			const other = await emptyDatabase();
			const restored = await command(runRestoreCommand, [file('busy')], other);
			expect(restored).toContain('The history is as it was written.');
			await other.drop();
		},
		patience,
	);

	it('replaces no file unless it is told to', async () => {
		const { target } = server;
		await writeFile(file('kept'), 'kept');
		const again = command(runBackupCommand, ['--to', file('kept')], { target });
		await expect(again).rejects.toThrow(/kept is there already/);
		expect(await readFile(file('kept'), 'utf8')).toBe('kept');
		await command(runBackupCommand, ['--to', file('kept'), '--force'], { target });
		await command(inspect, [file('kept')]);
		expect((await readdir(folder)).filter((name) => name.endsWith('.part'))).toEqual([]);
	});

	it('that fails half way leaves no file, and says where the fault is', async () => {
		const broken = async function* () {
			yield Buffer.alloc(1_000_000, 'x');
			throw new Error('the database is gone');
		};
		for (const key of [undefined, recipient]) {
			await expect(writeBackup(file('broken'), broken(), { key })).rejects.toThrow(
				'the database is gone',
			);
		}
		const below = command(runBackupCommand, ['--to', join(file('kept'), 'x')], server);
		await expect(below).rejects.toThrow(/cannot be written to .*(ENOTDIR|EEXIST)/);
		expect((await readdir(folder)).filter((name) => name.startsWith('broken'))).toEqual([]);
	});
});

it('that is stopped half way leaves nothing, and says so', async () => {
	const way = await openTcpProxy(server.target);
	const data = await openDataFolder();
	const to = file('stopped');
	await withConnection(server.target, (sql) =>
		sql.begin(async (tx) => {
			// The backup has begun and does not get on.
			await tx`lock table patients`;
			const backup = data.backup(['--to', to], {
				settings: { DATABASE_URL: way.target.url, BACKUP_KEY: '' },
			});
			await expect
				.poll(() => readdir(folder), { timeout: 30_000 })
				.toContain(`stopped.${backup.pid}.part`);
			backup.kill('SIGINT');
			const { code, output } = await backup.ended;
			expect(output).toContain('Stopped. No backup was written.');
			expect(code).toBe(1);
		}),
	);
	expect((await readdir(folder)).filter((name) => name.startsWith('stopped'))).toEqual([]);
	await way.disconnect();
	await data.close();
}, 60_000);

it('removes what one that was killed has left', async () => {
	for (const name of ['left.7.part', 'other.7.part']) await writeFile(file(name), 'half');
	await command(runBackupCommand, ['--to', file('left')], server);
	const names = await readdir(folder);
	expect(names).toContain('left');
	expect(names.filter((name) => name.endsWith('.part'))).toEqual(['other.7.part']);
	await rm(file('other.7.part'));
});

/** Reads a backup as restoring does before it begins. */
const inspect = ([path = '']: string[]) =>
	readBackup(path, process.env['BACKUP_KEY'] || undefined, (text) =>
		inspectBackup(text, version),
	).then(() => 'whole');

describe('a backup is refused', () => {
	beforeAll(async () => {
		await command(runBackupCommand, ['--to', file('plain')], server);
		await command(runBackupCommand, ['--to', file('sealed')], { ...server, key: secret });
	}, patience);

	const refused = async (path: string, words: RegExp, key?: string) => {
		const error = await command(inspect, [path], { key }).catch((one: unknown) => one);
		expect(error).toBeInstanceOf(BackupError);
		expect(error).toHaveProperty('message', expect.stringMatching(words));
	};

	function isSameText(one: Buffer, other: Buffer): boolean {
		try {
			return zstdDecompressSync(one).equals(zstdDecompressSync(other));
		} catch {
			return false;
		}
	}

	it.each(['plain', 'sealed'])('that is cut off, or changed anywhere: %s', async (name) => {
		const key = name === 'sealed' ? secret : undefined;
		expect(await command(inspect, [file(name)], { key })).toBe('whole');
		const whole = await readFile(file(name));
		const places = Array.from({ length: 24 }, (_, n) => Math.floor((n * whole.length) / 24));
		// Behind the text are an empty block of three bytes and a checksum of four, or that checksum and an empty frame of 13 bytes.
		// A file that ends within them has the whole text.
		for (const place of [...places, whole.length - 20]) {
			await writeFile(file('cut'), whole.subarray(0, place));
			await refused(file('cut'), /damaged|no backup/, key);
			const changed = Buffer.from(whole);
			changed[place] = (changed[place] ?? 0) ^ 4;
			// Compressed otherwise, it can still be the same text.
			if (!key && isSameText(changed, whole)) continue;
			await writeFile(file('cut'), changed);
			await refused(file('cut'), /damaged|no backup/, key);
		}
	});

	it('that was changed and compressed again', async () => {
		const text = zstdDecompressSync(await readFile(file('plain'))).toString();
		const changes: [string, RegExp][] = [
			[text.replace('Meanwhile', 'Otherwise'), /damaged/],
			[text.replace(`"version":"${version}"`, '"version":"99.0.0"'), /made by version 99\.0\.0/],
			[text.replace('hms-backup 1', 'hms-backup 2'), /another version/],
			[`${text}{}\n`, /damaged/],
			['{}\n', /another version/],
			['', /damaged/],
		];
		for (const [changed, words] of changes) {
			expect(changed).not.toBe(text);
			await writeFile(file('changed'), zstdCompressSync(changed));
			await refused(file('changed'), words);
		}
	});

	it('without its key, and unencrypted where there is a key', async () => {
		await refused(file('sealed'), /encrypted\. Set BACKUP_KEY/);
		await refused(file('sealed'), /encrypted\. Set BACKUP_KEY/, recipient);
		await refused(file('sealed'), /is not the key/, await generateX25519Identity());
		await refused(file('plain'), /not encrypted, and BACKUP_KEY is set/, secret);
		await refused(file('none'), /cannot be read from .*ENOENT/);
		await refused(folder, /cannot be read from .*EISDIR/);
	});

	it('where a database is', async () => {
		const present = command(runRestoreCommand, [file('plain')]);
		await expect(present).rejects.toThrow(/--replace/);
		await expect(command(runRestoreCommand, [file('plain')], server)).rejects.toThrow(/not empty/);
	});
});

it(
	'docs/operations.md has the commands, and one after the other they work',
	async () => {
		const page = await readFile(new URL('../../../docs/operations.md', import.meta.url), 'utf8');
		const lines = [...page.matchAll(/^npm run (backup|restore)(?: -- (.*))?$/gm)];
		const answers = [];
		for (const [, name, words = ''] of lines) {
			const args = words.replaceAll('/mnt/elsewhere', folder).split(' ').filter(Boolean);
			const run = name === 'backup' ? runBackupCommand : runRestoreCommand;
			const before = await readdir(join(folder, 'data'));
			answers.push(await command(run, args));
			if (args.includes('--check')) expect(await readdir(join(folder, 'data'))).toEqual(before);
		}
		expect(answers).toEqual([
			expect.stringMatching(/^BACKUP_KEY=age1/),
			expect.stringMatching(/^Wrote .*\/data\/backups\/hms-[-\dT]{17}Z\.backup: /),
			expect.stringMatching(/^Wrote .*clinic\.backup: /),
			expect.stringMatching(/can be restored: .*\nThe history is as it was written\.$/),
			expect.stringMatching(/^Restored .*\nThe former database is in .*postgres-before-/),
		]);
	},
	patience,
);

describe('the commands', () => {
	it.each([
		[runBackupCommand, ['FILE'], /^"FILE" is not known/],
		[runBackupCommand, ['--all'], /^Unknown option '--all'/],
		[runRestoreCommand, [], /^A file is missing/],
		[runRestoreCommand, ['one', 'two'], /^"two" is not known/],
		[runRestoreCommand, ['one', '--check', '--replace'], /^--replace is for/],
	])('say what is wrong: %o %j', async (run, args, words) => {
		const error = await command(run, args).catch((one: unknown) => one);
		expect(error).toBeInstanceOf(UsageError);
		expect(error).toHaveProperty('message', expect.stringMatching(words));
	});

	it('explain themselves, and make a key that works', async () => {
		expect(await runBackupCommand(['--help'])).toContain('npm run backup');
		expect(await runRestoreCommand(['--help'])).toContain('npm run restore');
		const printed = await command(runBackupCommand, ['--new-key']);
		const [, encrypts, decrypts] = /=(age1\S+).*=(AGE-SECRET-KEY-\S+)/s.exec(printed) ?? [];
		await command(runBackupCommand, ['--to', file('keyed')], { ...server, key: encrypts });
		expect(await command(inspect, [file('keyed')], { key: decrypts })).toBe('whole');
	});
});
