import postgres from 'postgres';

/** An error that PostgreSQL answered a statement with. */
type DatabaseError = postgres.PostgresError;

/** PostgreSQL's own error behind what Drizzle and tRPC wrap around it; undefined where there is none. */
export function databaseError(error: unknown): DatabaseError | undefined {
	for (let cause = error; cause instanceof Error; cause = cause.cause) {
		if (cause instanceof postgres.PostgresError) return cause;
	}
	return undefined;
}
