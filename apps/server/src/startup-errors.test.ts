import { chmod, chown, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { lockDataFolder, startEmbedded } from '@hms/db';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { describeStartupError } from './startup-errors.ts';

let folder: string;
beforeAll(async () => {
	folder = await mkdtemp(join(tmpdir(), 'hms-startup-'));
});
afterAll(() => rm(folder, { recursive: true }));

/** What a start says when the system refuses a call. */
const saidOf = (code: string, call: string) =>
	describeStartupError(
		Object.assign(new Error(`${code}: ${call}`), {
			code,
			syscall: call,
			path: '/srv/hms/hms.lock',
		}),
	);

// The system refuses an administrator, as which tests may run, only on special file systems.
it.each([
	[
		'EROFS',
		/^\/srv\/hms cannot be written, because its file system is mounted read-only\. .*DATA_DIR/,
	],
	['EACCES', /^This account, \S+, may not write in \/srv\/hms\. .*chown.*DATA_DIR/],
	['ENOENT', /^\/srv\/hms cannot be made\. .*DATA_DIR/],
	['EPERM', /^This account, \S+, may not write/],
	['ENOSPC', /^The disk of \/srv\/hms is full.*Make room/],
	['EDQUOT', /may use no more of it/],
])('says what is wrong with the data folder, and what to do: %s', (code, sentence) => {
	expect(saidOf(code, 'open')).toMatch(sentence);
	expect(saidOf(code, 'open')).not.toContain('\n');
});

it('says that the data folder is a file', async () => {
	const file = join(folder, 'file');
	await writeFile(file, '');
	for (const path of [file, join(file, 'below')]) {
		const refusal = await lockDataFolder(path).catch((error: unknown) => error);
		expect(describeStartupError(refusal)).toMatch(/is not a folder\. Set DATA_DIR to one\.$/);
	}
});

it('says that the data belong to another user', async () => {
	const data = join(folder, 'foreign', 'postgres');
	await mkdir(data, { recursive: true });
	await chmod(folder, 0o711);
	if (process.getuid?.() === 0) await chown(data, 54_321, 54_321);
	// Nobody but an administrator can give a folder away; anybody can lose the right to look into it.
	else await chmod(join(folder, 'foreign'), 0o000);
	const refusal = await startEmbedded(join(folder, 'foreign')).catch((error: unknown) => error);
	expect(describeStartupError(refusal)).toMatch(
		/(belongs to another user|may not write).*chown.*DATA_DIR/,
	);
	await chmod(join(folder, 'foreign'), 0o700);
});
