import type postgres from 'postgres';
import { type ConnectionTarget, connect } from '../pool/connect.ts';

/** Another number than `advisoryLock`. */
const backupLock = 7_307_108;

async function connected<T>(
	target: ConnectionTarget,
	work: (sql: postgres.Sql) => Promise<T>,
): Promise<T> {
	const sql = connect(target, {
		max: 1,
		// The lock is the connection's.
		max_lifetime: null,
		connection: { application_name: 'hms-backup', statement_timeout: 0 },
	});
	try {
		return await work(sql);
	} finally {
		await sql.end();
	}
}

/**
 * Waits until nobody else makes a backup of this database, on whatever machine, and then runs work.
 * @param target as the account that owns the database
 */
export function withBackupLock<T>(target: ConnectionTarget, work: () => Promise<T>): Promise<T> {
	return connected(target, async (sql) => {
		await sql`select pg_advisory_lock(${backupLock})`;
		return work();
	});
}

/** The same without waiting. @returns undefined if somebody else makes one */
export function tryBackupLock<T>(
	target: ConnectionTarget,
	work: () => Promise<T>,
): Promise<T | undefined> {
	return connected(target, async (sql) => {
		const [row] = await sql`select pg_try_advisory_lock(${backupLock}) as "isHeld"`;
		return row?.['isHeld'] ? work() : undefined;
	});
}
