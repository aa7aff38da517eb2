import { getTableName, sql, type Table } from 'drizzle-orm';
import { drizzle } from 'drizzle-orm/postgres-js';
import { type ConnectionTarget, connect } from './pool/connect.ts';
import type { Db } from './query/drizzle.ts';
import { advisoryLock } from './setup.ts';

/** Runs work on a connection of the account that owns the database, for what the application itself may not do. */
export async function withOwner<T>(
	target: ConnectionTarget,
	work: (db: Db) => Promise<T>,
): Promise<T> {
	const connection = connect(target, {
		max: 1,
		connection: {
			application_name: 'hms-erase',
			search_path: 'public, pg_temp',
			TimeZone: 'UTC',
			lock_timeout: 5_000,
		},
	});
	try {
		return await work(drizzle(connection));
	} finally {
		await connection.end();
	}
}

/**
 * Runs work as the application, which for this transaction alone has the privilege to delete rows of some tables. Such
 * transactions, migrations among them, take turns.
 * @param db a transaction of the owner; afterwards it is the owner's again
 */
export async function asApplicationThatDeletes<T>(
	db: Db,
	tables: Table[],
	work: () => Promise<T>,
): Promise<T> {
	await db.execute(sql`select pg_advisory_xact_lock(${advisoryLock})`);
	const granted: Table[] = [];
	for (const table of tables) {
		const [row] = await db.execute<{ may: boolean }>(
			sql`select has_table_privilege('hms_app', ${getTableName(table)}, 'DELETE') as may`,
		);
		if (row?.may) continue;
		await db.execute(sql`grant delete on ${table} to hms_app`);
		granted.push(table);
	}
	await db.execute(sql`set local role hms_app`);
	const result = await work();
	await setUser(db, '');
	await db.execute(sql`reset role`);
	for (const table of granted) await db.execute(sql`revoke delete on ${table} from hms_app`);
	return result;
}

/** Sets the user who acts, on their own patients, for the rest of a transaction. */
export async function setUser(db: Db, userId: string): Promise<void> {
	await db.execute(
		sql`select set_config(name, ${userId}, true) from unnest(array['app.user_id', 'app.owner_id']) as name`,
	);
}
