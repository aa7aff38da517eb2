import type postgres from 'postgres';
import { type ConnectionTarget, connect } from '../pool/connect.ts';

/**
 * The table in which Drizzle keeps the hashes of the migrations that were applied to the database. Each version of the SQL files
 * that was applied is a row as well.
 */
export async function readApplied(sql: postgres.Sql): Promise<Set<string>> {
	const [table] =
		await sql`select to_regclass('drizzle.__drizzle_migrations') is not null as exists`;
	if (!table?.['exists']) return new Set();
	const rows = await sql<{ hash: string }[]>`select hash from drizzle.__drizzle_migrations`;
	return new Set(rows.map(({ hash }) => hash));
}

/** Whether migrations were applied to a database. */
export async function isSetUp(target: ConnectionTarget): Promise<boolean> {
	const sql = connect(target, { max: 1 });
	try {
		return (await readApplied(sql)).size > 0;
	} finally {
		await sql.end();
	}
}

/** The hash of what was applied last. */
export async function readNewest(sql: postgres.Sql): Promise<string | undefined> {
	const [newest] = await sql<{ hash: string }[]>`
		select hash from drizzle.__drizzle_migrations order by id desc limit 1`;
	return newest?.hash;
}

/** As Drizzle makes it. */
export async function createAppliedTable(sql: postgres.TransactionSql): Promise<void> {
	await sql.unsafe(`
		create schema if not exists drizzle;
		create table if not exists drizzle.__drizzle_migrations (id serial primary key, hash text not null, created_at bigint)`);
}

/** @param moment of a migration: when it was generated; in milliseconds */
export async function markApplied(
	sql: postgres.TransactionSql,
	hash: string,
	moment: number,
): Promise<void> {
	await sql`insert into drizzle.__drizzle_migrations (hash, created_at) values (${hash}, ${moment})`;
}
