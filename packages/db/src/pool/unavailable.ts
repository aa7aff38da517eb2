import postgres from 'postgres';

/** All connections are in use, or none can be opened. */
export class NoConnectionError extends Error {
	override name = 'NoConnectionError';
}

/** Whether the database refused because it has no room on its disk. */
export const isDiskFull = (error: unknown): boolean =>
	error instanceof postgres.PostgresError && error.code === '53100';

/**
 * Whether an error says that the database could not be reached, went away or was too busy, rather than that it refused
 * something: the same request may succeed later.
 */
export function isUnavailable(error: unknown): boolean {
	if (error instanceof NoConnectionError) return true;
	// In this order: connection, read-only standby, too many connections, no such database, shutdown, cancelled by a time limit,
	// lock timeout, deadlock.
	if (error instanceof postgres.PostgresError)
		return /^(08|25006|53300|3D000|57P0|57014|55P03|40P01)/.test(error.code);
	const code = error instanceof Error && 'code' in error ? String(error.code) : '';
	return /^(CONNECTION_|CONNECT_|ECONN|EPIPE|ENOENT|ETIMEDOUT|ENOTFOUND)/.test(code);
}
