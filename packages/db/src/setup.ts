import postgres from 'postgres';

/** The database cannot be used as it is; the message says what to do. */
export class DatabaseSetupError extends Error {
	override name = 'DatabaseSetupError';
}

/** Any number, as long as nothing else in the database uses it. */
const advisoryLock = 7_307_107;

/** Several processes that start at once take turns; a turn lasts as long as the connection. */
export async function setupTurn(sql: postgres.Sql): Promise<void> {
	await sql`select pg_advisory_lock(${advisoryLock})`;
}

/** Whether PostgreSQL said that this account may not do that. */
export const isRefusal = (error: unknown) =>
	error instanceof postgres.PostgresError && error.code === '42501';
