import { type Database, type SessionCredentials, sessions } from '@hms/db';
import { and, gt, inArray, type SQL, sql } from 'drizzle-orm';
import { unauthenticated } from '../errors/domain-error.ts';
import { hasCredentials } from './sessions.ts';

/** Milliseconds until sessions end if they are not used again, by their ids. Those that have ended are left out. */
export const timeLeft = (database: Database, ids: string[]): Promise<Map<string, number>> =>
	timeLeftOf(database, inArray(sessions.id, ids));

/**
 * Checks the credentials of a session without counting as a use of it.
 * @returns milliseconds until it ends if it is not used again
 * @throws DomainError `unauthenticated`
 */
export async function checkSession(
	database: Database,
	credentials: SessionCredentials,
): Promise<number> {
	const left = await timeLeftOf(database, hasCredentials(credentials));
	const own = left.get(credentials.sessionId);
	if (own === undefined) throw unauthenticated();
	return own;
}

async function timeLeftOf(
	database: Database,
	condition: SQL | undefined,
): Promise<Map<string, number>> {
	const idle = database.idleSessionSeconds;
	const end = sql`least(${sessions.expiresAt}, ${sessions.lastUsedAt} + make_interval(secs => ${idle}))`;
	const rows = await database.system
		.select({
			id: sessions.id,
			left: sql<number>`(extract(epoch from ${end} - now()) * 1000)::float8`,
		})
		.from(sessions)
		.where(and(condition, gt(end, sql`now()`)));
	return new Map(rows.map(({ id, left }) => [id, left]));
}
