import { lstat, readdir, stat, statfs } from 'node:fs/promises';
import { userInfo } from 'node:os';
import { join } from 'node:path';
import { DatabaseSetupError } from '../setup.ts';
import type { Account } from './account.ts';

/** PostgreSQL adds a segment of its log of 16 MiB at once. */
const neededBytes = 32 * 1024 * 1024;

/** How many bytes of the disk of a folder this account may still write. */
export async function freeBytes(folder: string): Promise<number> {
	const { bavail, bsize } = await statfs(folder);
	return bavail * bsize;
}

/** How many bytes a folder that nobody changes has on its disk. */
export async function sizeOfFolder(folder: string): Promise<number> {
	let bytes = 0;
	for (const name of await readdir(folder, { recursive: true })) {
		bytes += (await lstat(join(folder, name))).blocks * 512;
	}
	return bytes;
}

/** A sentence that says so where the disk of a folder is full, and else nothing. */
export async function fullDiskSentence(folder: string): Promise<string> {
	if ((await freeBytes(folder)) >= neededBytes) return '';
	return `\nThe disk of ${folder} is full. Make room, then start again; nothing that was saved is lost.`;
}

/**
 * Makes sure that data belong to the account that PostgreSQL runs as, without which it does not start.
 * @throws DatabaseSetupError
 */
export async function requireOwnData({ uid = process.getuid?.() }: Account, data: string) {
	const owner = (await stat(data)).uid;
	if (uid === undefined || owner === uid) return;
	const name = uid === process.getuid?.() ? userInfo().username : 'postgres';
	throw new DatabaseSetupError(
		`The database in ${data} belongs to another user (number ${owner}). Start as that one, give it to this one (chown -R ${name} ${data}), or set DATA_DIR to another folder.`,
	);
}
