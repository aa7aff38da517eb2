import { fileURLToPath } from 'node:url';
import { sql } from 'drizzle-orm';
import { readMigrationFiles } from 'drizzle-orm/migrator';
import { drizzle } from 'drizzle-orm/postgres-js';
import { migrate } from 'drizzle-orm/postgres-js/migrator';
import type postgres from 'postgres';
import { ensureAppRole, guardDatabase } from './app-role.ts';
import { type ConnectionTarget, connect } from './pool/connect.ts';
import type { Db } from './pool/database.ts';
import { DatabaseSetupError, setupTurn } from './setup.ts';

export const migrationsFolder = fileURLToPath(new URL('../migrations', import.meta.url));

/**
 * Brings the database to this program's schema.
 * @throws DatabaseSetupError if it is too old, or the account may not do what is needed
 */
export async function migrateDatabase(target: ConnectionTarget): Promise<void> {
	const connection = connect(target, {
		max: 1,
		connection: { application_name: 'hms-migrate', search_path: 'public, pg_temp' },
	});
	try {
		await requireVersion(connection);
		await setupTurn(connection);
		await ensureAppRole(connection);
		await migrate(drizzle(connection), { migrationsFolder });
		// The application may see which migrations there are; that is how it knows whether it can serve.
		await connection`grant usage on schema drizzle to hms_app`;
		await connection`grant select on drizzle.__drizzle_migrations to hms_app`;
		await guardDatabase(connection);
	} finally {
		await connection.end();
	}
}

/** The hashes of this program's migrations, once they have been read. */
let ours: string[] | undefined;

/**
 * Whether every migration of this program has been applied. Newer ones do not matter: while a clinic is upgraded machine
 * by machine, the old program goes on with a database that the new one has migrated already.
 * @throws the driver's error if the database does not answer
 */
export async function isMigrated(db: Db): Promise<boolean> {
	ours ??= readMigrationFiles({ migrationsFolder }).map(({ hash }) => hash);
	const rows = await db.execute<{ hash: string }>(
		sql`select hash from drizzle.__drizzle_migrations`,
	);
	const applied = new Set(rows.map(({ hash }) => hash));
	return ours.every((hash) => applied.has(hash));
}

async function requireVersion(sql: postgres.Sql): Promise<void> {
	const [row] =
		await sql`select current_setting('server_version_num')::int as number, current_setting('server_version') as name`;
	if (row && row['number'] < 150_000) {
		throw new DatabaseSetupError(
			`PostgreSQL 15 or newer is needed; this server is ${row['name']}.`,
		);
	}
}
