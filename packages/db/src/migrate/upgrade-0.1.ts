import { createHash } from 'node:crypto';
import type postgres from 'postgres';
import { DatabaseSetupError } from '../setup.ts';
import { markApplied } from './applied.ts';
import { applySqlFiles, readSqlFile } from './sql-files.ts';

/** Of the sorted hashes of all 25 migrations that version 0.1.0 ended with, a line each. */
const migrationsOfLast01 = '8870292db5bcbd5d5f87cb24dca648df7ee1acc6989927e4809cb31b03031eaf';

const isLast01 = (applied: Set<string>): boolean =>
	createHash('sha256')
		.update([...applied].sort().join('\n'))
		.digest('hex') === migrationsOfLast01;

/**
 * Requires that a database, which has migrations but not the baseline, was made by the last state of version 0.1.0.
 * @throws DatabaseSetupError if another version before the baseline made it
 */
export function requireVersion01(applied: Set<string>): void {
	if (isLast01(applied)) return;
	throw new DatabaseSetupError(
		[
			'This database was made by a version before 0.2.0, and not by the last one of them. Nothing was changed in it.',
			'To keep its data, start the last commit of version 0.1.0 with it once, then this program, which takes over what that leaves.',
			'If this message comes again, there is no automatic way: go on with the version that made it, or read its patients, doctors and',
			'mappings with that version over REST (/api/patients, /api/doctors, /api/mappings) and create them in a new installation.',
			'To begin with an empty installation, set DATA_DIR to a new folder, or DATABASE_URL to an empty database.',
		].join('\n'),
	);
}

/** Brings a database of version 0.1.0 to the baseline, and keeps its data. */
export async function upgradeFrom01(
	sql: postgres.TransactionSql,
	baseline: { hash: string; folderMillis: number },
): Promise<void> {
	await applySqlFiles(sql, [readSqlFile('upgrade-0.1.sql')]);
	await sql`delete from drizzle.__drizzle_migrations`;
	await markApplied(sql, baseline.hash, baseline.folderMillis);
}
