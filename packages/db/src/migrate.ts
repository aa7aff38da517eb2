import { fileURLToPath } from 'node:url';
import { drizzle } from 'drizzle-orm/postgres-js';
import { migrate } from 'drizzle-orm/postgres-js/migrator';
import postgres from 'postgres';
import { type ConnectionTarget, connect } from './client.ts';

const migrationsFolder = fileURLToPath(new URL('../migrations', import.meta.url));

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
	const sql = connect(target, { max: 1, connection: { application_name: 'hms-migrate' } });
	try {
		await requireVersion(sql);
		await sql`select pg_advisory_lock(${advisoryLock})`;
		await ensureAppRole(sql);
		await migrate(drizzle(sql), { migrationsFolder });
	} finally {
		await sql.end();
	}
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
