import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { looksLikeBackup } from './backup-file.ts';
import { momentIn } from './backup-name.ts';

/** A backup in a folder, which the product has named itself. */
export interface StoredBackup {
	file: string;
	/** When it was begun, as its name says. */
	at: Date;
}

/**
 * The newest first. A file of the future is left out, because the clock was wrong when it was made: it neither counts as the
 * newest nor is it deleted.
 */
export async function listBackups(folder: string, now: Date): Promise<StoredBackup[]> {
	const backups: StoredBackup[] = [];
	for (const entry of await readdir(folder, { withFileTypes: true })) {
		const at = momentIn(entry.name);
		if (at && at <= now && entry.isFile()) backups.push({ file: join(folder, entry.name), at });
	}
	return backups.sort((a, b) => b.at.getTime() - a.at.getTime());
}

/** The newest one that is no empty or other file; undefined: there is none. */
export async function newestBackup(folder: string, now: Date): Promise<StoredBackup | undefined> {
	for (const backup of await listBackups(folder, now)) {
		if (await looksLikeBackup(backup.file)) return backup;
	}
	return undefined;
}
