import {
	attempts,
	type Database,
	invitations,
	passkeyChallenges,
	passwordResets,
	sessions,
} from '@hms/db';
import { getTableName, type SQL, sql, type Table } from 'drizzle-orm';
import { keyLifetimeHours } from '../idempotency/idempotency.ts';

/** For how long is kept what has no end of its own. */
export interface Retention {
	/** Days for which entries of the security log are kept; the database deletes none that is younger than 90 days. */
	securityLogDays: number;
	/** Days for which it is kept who saw which patient; the database refuses less than 30. */
	accessDays: number;
}

/** The most rows that one statement deletes, so that none takes long. */
const rowsAtOnce = 1000;

/** Deletes some rows of a table; those that another transaction has locked are left for the next time. */
const from = (table: Table, condition: SQL): [string, SQL] => [
	getTableName(table),
	sql`with deleted as (
		delete from ${table} where ctid = any(array(
			select ctid from ${table} where ${condition} limit ${rowsAtOnce} for update skip locked
		)) returning 1
	) select count(*)::integer as count from deleted`,
];

/** By table: a statement that deletes some of the rows that are no longer kept, and answers with their number. */
const deletions = (
	idleSeconds: number,
	{ securityLogDays, accessDays }: Retention,
): [string, SQL][] => [
	from(
		sessions,
		sql`${sessions.expiresAt} < now() or ${sessions.lastUsedAt} < now() - make_interval(secs => ${idleSeconds})`,
	),
	from(invitations, sql`${invitations.expiresAt} < now()`),
	from(passkeyChallenges, sql`${passkeyChallenges.expiresAt} < now()`),
	from(passwordResets, sql`${passwordResets.expiresAt} < now()`),
	// Nobody has to wait longer than that.
	from(attempts, sql`${attempts.lastAt} < now() - interval '12 days'`),
	[
		'idempotency_keys',
		sql`select delete_old_idempotency_keys(make_interval(hours => ${keyLifetimeHours}), ${rowsAtOnce}) as count`,
	],
	[
		'security_events',
		sql`select delete_old_security_events(${securityLogDays}, ${rowsAtOnce}) as count`,
	],
	['notifications', sql`select delete_old_notifications(${rowsAtOnce}) as count`],
	['shares', sql`select delete_ended_shares(${rowsAtOnce}) as count`],
	// So many of each owner.
	['accesses', sql`select purge_accesses(${accessDays}, ${rowsAtOnce}) as count`],
];

/**
 * Deletes what is no longer kept. Several processes may do so at once.
 * @returns the number of deleted rows by table; tables without any are left out
 */
export async function deleteExpired(
	{ system, idleSessionSeconds }: Pick<Database, 'system' | 'idleSessionSeconds'>,
	retention: Retention,
): Promise<Record<string, number>> {
	const deleted: Record<string, number> = {};
	for (const [table, statement] of deletions(idleSessionSeconds, retention)) {
		for (let more = true; more; ) {
			const [row] = await system.execute<{ count: number }>(statement);
			const count = row?.count ?? 0;
			if (count > 0) deleted[table] = (deleted[table] ?? 0) + count;
			more = count >= rowsAtOnce;
		}
	}
	return deleted;
}
