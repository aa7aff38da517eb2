import { type Database, personalTokens, type SessionCredentials, sessions } from '@hms/db';
import { and, eq, gt, inArray, type SQL, sql } from 'drizzle-orm';
import { unauthenticated } from '../errors/domain-error.ts';
import { hasCredentials } from './sessions.ts';

/** Milliseconds until something ends, by its id. */
type TimesLeft = Map<string, number>;

/**
 * Milliseconds until sessions end if they are not used again, and until personal tokens do, by their ids. Those that have ended are
 * left out.
 */
export async function timeLeft(database: Database, ids: string[]): Promise<TimesLeft> {
	const [ofSessions, ofTokens] = await Promise.all([
		sessionsLeft(database, inArray(sessions.id, ids)),
		tokensLeft(database, inArray(personalTokens.id, ids)),
	]);
	return new Map([...ofSessions, ...ofTokens]);
}

/**
 * Checks the credentials of a session or a personal token without counting as a use of it.
 * @returns milliseconds until it ends if it is not used again
 * @throws DomainError `unauthenticated`
 */
export async function checkSession(
	database: Database,
	credentials: SessionCredentials,
): Promise<number> {
	const left = credentials.tokenScope
		? await tokensLeft(database, hasToken(credentials))
		: await sessionsLeft(database, hasCredentials(credentials));
	const own = left.get(credentials.sessionId);
	if (own === undefined) throw unauthenticated();
	return own;
}

const hasToken = ({ sessionId, userId, secretHash }: SessionCredentials): SQL | undefined =>
	and(
		eq(personalTokens.id, sessionId),
		eq(personalTokens.userId, userId),
		sql`${personalTokens.tokenHash} = ${secretHash}`,
	);

const millisecondsUntil = (end: SQL) =>
	sql<number>`(extract(epoch from ${end} - now()) * 1000)::float8`;

async function sessionsLeft(database: Database, condition: SQL | undefined): Promise<TimesLeft> {
	const idle = database.idleSessionSeconds;
	const end = sql`least(${sessions.expiresAt}, ${sessions.lastUsedAt} + make_interval(secs => ${idle}))`;
	const rows = await database.system
		.select({ id: sessions.id, left: millisecondsUntil(end) })
		.from(sessions)
		.where(and(condition, gt(end, sql`now()`)));
	return new Map(rows.map(({ id, left }) => [id, left]));
}

async function tokensLeft(database: Database, condition: SQL | undefined): Promise<TimesLeft> {
	const { id, expiresAt } = personalTokens;
	const rows = await database.system
		.select({ id, left: millisecondsUntil(sql`${expiresAt}`) })
		.from(personalTokens)
		.where(and(condition, gt(expiresAt, sql`now()`)));
	return new Map(rows.map(({ id, left }) => [id, left]));
}
