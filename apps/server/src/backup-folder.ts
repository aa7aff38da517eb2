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

/** By so much the clocks of machines that share a folder may differ, in milliseconds. */
const clocksDifferMs = 5 * 60_000;

/**
 * The newest first. Left out are empty and other files, and those of the future, which a wrong clock made: they neither count
 * as the newest nor are they deleted.
 */
export async function listBackups(folder: string, now: Date): Promise<StoredBackup[]> {
	const backups: StoredBackup[] = [];
	const latest = new Date(now.getTime() + clocksDifferMs);
	for (const entry of await readdir(folder, { withFileTypes: true })) {
		const at = momentIn(entry.name);
		if (!at || at > latest || !entry.isFile()) continue;
		const file = join(folder, entry.name);
		if (await looksLikeBackup(file)) backups.push({ file, at });
	}
	return backups.sort((a, b) => b.at.getTime() - a.at.getTime());
}
