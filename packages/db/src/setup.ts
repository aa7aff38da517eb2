import postgres from 'postgres';

/** The database cannot be used as it is; the message says what to do. */
export class DatabaseSetupError extends Error {
	override name = 'DatabaseSetupError';
}

/** Any number, as long as nothing else in the database uses it. */
export const advisoryLock = 7_307_107;

/** Waits until no other process sets up the database; the lock is held until the connection ends. */
export async function lockSetup(sql: postgres.Sql): Promise<void> {
	await sql`select pg_advisory_lock(${advisoryLock})`;
}

/** Whether PostgreSQL refused a statement because the account lacks a privilege. */
export const isPermissionDenied = (error: unknown) =>
	error instanceof postgres.PostgresError && error.code === '42501';
