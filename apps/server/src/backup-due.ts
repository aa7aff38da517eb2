import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { BackupFailure } from '@hms/contracts';
import {
	type ConnectionTarget,
	DatabaseSetupError,
	databaseError,
	dumpDatabase,
	isUnavailable,
	tryBackupLock,
} from '@hms/db';
import { BackupKeyError, writeBackup } from './backup-file.ts';
import { listBackups } from './backup-folder.ts';
import { expiredBackups, type Keep } from './backup-keep.ts';
import { nameAt } from './backup-name.ts';
import type { BackupSettings } from './config-backups.ts';
import { describeError } from './log.ts';
import { version } from './version.ts';

/** What a backup needs to know. */
export interface BackupPlan extends BackupSettings {
	/** Encrypts; undefined: it is not encrypted. */
	key: string | undefined;
}

/** A backup that was made. */
interface MadeBackup {
	file: string;
	at: Date;
	bytes: number;
	/** How many older ones were deleted, */
	deleted: number;
	/** and why the rest was not. For the log. */
	error?: object[];
}

/** What became of an attempt; undefined: another process makes the backup, or has made it. */
export type Outcome = MadeBackup | FailedBackup | undefined;
interface FailedBackup {
	failure: BackupFailure;
	/** For the log. */
	error: object[];
}

/** When the backup after this one is due. */
export const dueAfter = (at: Date, { everySeconds }: Pick<BackupSettings, 'everySeconds'>) =>
	new Date(at.getTime() + everySeconds * 1000);

/**
 * Makes a backup if one is due, and then deletes older ones that need not be kept. Processes that share the database take
 * turns, so that those that share the folder make one.
 * @param target as the account that owns the database
 */
export async function makeDueBackup(
	target: ConnectionTarget,
	{ folder, keep, key, ...plan }: BackupPlan,
	{ now, signal }: { now: Date; signal?: AbortSignal },
): Promise<Outcome> {
	try {
		return await tryBackupLock(target, async () => {
			const [newest] = await listBackups(folder, now);
			if (newest && dueAfter(newest.at, plan) > now) return undefined;
			// A name has whole seconds.
			const at = new Date(now);
			at.setMilliseconds(0);
			const file = join(folder, nameAt(at));
			const text = dumpDatabase(target, { version, signal });
			// By renaming: not every file system has links.
			const bytes = await writeBackup(file, text, { key, replace: true, signal });
			// The new one is whole, so that older ones may go.
			return { file, at, bytes, ...(await deleteOld(folder, keep, now)) };
		});
	} catch (error) {
		return failedBackup(error);
	}
}

async function deleteOld(folder: string, keep: Keep, now: Date) {
	let deleted = 0;
	try {
		for (const { file } of expiredBackups(await listBackups(folder, now), keep)) {
			await rm(file, { force: true });
			deleted++;
		}
		return { deleted };
	} catch (error) {
		return { deleted, error: describeError(error) };
	}
}

export const failedBackup = (error: unknown): FailedBackup => ({
	failure: failureOf(error),
	error: describeError(error),
});

const failuresByCode: Record<string, BackupFailure> = {
	...{ ENOENT: 'folder_missing', ENOTDIR: 'folder_missing' },
	...{ EACCES: 'folder_not_writable', EPERM: 'folder_not_writable', EROFS: 'folder_not_writable' },
	...{ ENOSPC: 'disk_full', EDQUOT: 'disk_full', EFBIG: 'disk_full' },
};

function failureOf(error: unknown): BackupFailure {
	if (error instanceof BackupKeyError) return 'key';
	const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
	const isOfFile = cause instanceof Error && 'syscall' in cause && cause.syscall !== 'connect';
	const failure = isOfFile && 'code' in cause ? failuresByCode[String(cause.code)] : undefined;
	if (failure) return failure;
	const isOfDatabase =
		error instanceof DatabaseSetupError || databaseError(error) || isUnavailable(error);
	return isOfDatabase ? 'database' : 'other';
}
