import { fileURLToPath } from 'node:url';
import { sql } from 'drizzle-orm';
import { readMigrationFiles } from 'drizzle-orm/migrator';
import { drizzle } from 'drizzle-orm/postgres-js';
import { migrate } from 'drizzle-orm/postgres-js/migrator';
import postgres from 'postgres';
import { type ConnectionTarget, connect, type Db } from './client.ts';

export const migrationsFolder = fileURLToPath(new URL('../migrations', import.meta.url));

/** Any number, as long as nothing else in the database uses it: several processes that start at once take turns. */
const advisoryLock = 7_307_107;

/** The database cannot be used as it is; the message says what to do. */
export class DatabaseSetupError extends Error {
	override name = 'DatabaseSetupError';
}

/**
 * Brings the database to this program's schema.
 * @throws DatabaseSetupError if it is too old, or the account may not do what is needed
 */
export async function migrateDatabase(target: ConnectionTarget): Promise<void> {
	const connection = connect(target, { max: 1, connection: { application_name: 'hms-migrate' } });
	try {
		await requireVersion(connection);
		await connection`select pg_advisory_lock(${advisoryLock})`;
		await ensureAppRole(connection);
		await migrate(drizzle(connection), { migrationsFolder });
		// The application may see which migrations there are; that is how it knows whether it can serve.
		await connection`grant usage on schema drizzle to hms_app`;
		await connection`grant select on drizzle.__drizzle_migrations to hms_app`;
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

/** Makes the role that the application runs as, and lets this account act as it. Roles belong to the whole server. */
async function ensureAppRole(sql: postgres.Sql): Promise<void> {
	try {
		await sql.unsafe(`
			DO $$ BEGIN
				CREATE ROLE hms_app NOLOGIN NOSUPERUSER NOBYPASSRLS NOCREATEDB NOCREATEROLE;
			EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;
			END $$`);
	} catch (error) {
		if (!isRefusal(error) || !(await roleExists(sql)))
			throw explained(error, 'CREATE ROLE hms_app NOLOGIN;');
	}
	const [membership] = await sql`select pg_has_role(current_user, 'hms_app', 'usage') as granted`;
	if (membership?.['granted']) return;
	try {
		await sql`grant hms_app to current_user`;
	} catch (error) {
		throw explained(error, 'GRANT hms_app TO <this account>;');
	}
}

async function roleExists(sql: postgres.Sql): Promise<boolean> {
	const rows = await sql`select from pg_roles where rolname = 'hms_app'`;
	return rows.length > 0;
}

const isRefusal = (error: unknown) =>
	error instanceof postgres.PostgresError && error.code === '42501';

function explained(error: unknown, statement: string): unknown {
	if (!isRefusal(error)) return error;
	return new DatabaseSetupError(
		`The database account may not set up the role "hms_app". Let an administrator run once: ${statement}`,
		{ cause: error },
	);
}
