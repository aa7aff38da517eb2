import { randomBytes } from 'node:crypto';
import type { Session } from '@hms/contracts';
import { credentials, type Db, type SessionCredentials, type SessionKind, sessions } from '@hms/db';
import { and, desc, eq, gt, ne, type SQL, sql } from 'drizzle-orm';
import { v7 as uuidv7 } from 'uuid';
import type { Context, UserContext } from '../context.ts';
import { DomainError, unauthenticated } from '../errors/domain-error.ts';
import { hashOf, newSecret } from '../secrets.ts';
import { recordSecurityEvent } from '../security-event/record.ts';
import { lockAccount } from './account-lock.ts';
import { type CheckedPassword, isUnchanged } from './queries.ts';

/** A session with its secret, which only the client stores. */
export interface OpenSession {
	sessionId: string;
	userId: string;
	secret: string;
}

/**
 * Locks an account whose password was verified, so that a concurrent change of either waits for this transaction.
 * @returns whether the account is active, and the password still the one that was verified
 */
export async function lockVerified(db: Db, password: CheckedPassword): Promise<boolean> {
	if (!(await lockAccount(db, password.userId, 'share'))) return false;
	// Read after locking: a change of the password that this transaction waited for is seen.
	return (await db.$count(credentials, isUnchanged(password))) > 0;
}

/**
 * Starts a session. In a browser, the session of the previous cookie ends.
 * @param db a transaction that has locked the account, see `lockVerified`: a concurrent change that ends sessions then ends this one
 */
export async function openSession(
	ctx: Context,
	db: Db,
	userId: string,
	kind: SessionKind,
): Promise<OpenSession> {
	// Only for browsers: a program that signs in may send a cookie that is not its own.
	if (kind === 'browser' && ctx.session?.secretHash) {
		await deleteSessions(ctx, db, hasCredentials(ctx.session));
	}
	const sessionId = uuidv7();
	const secret = newSecret();
	await db.insert(sessions).values({
		id: sessionId,
		userId,
		kind,
		secretHash: hashOf(secret),
		userAgent: ctx.userAgent?.slice(0, 500) ?? null,
		expiresAt: sql`now() + make_interval(secs => ${ctx.services.settings.sessionSeconds})`,
	});
	return { sessionId, userId, secret };
}

/** The session that credentials are for: a browser's secret must match, a program's token has been verified. */
export const hasCredentials = ({
	sessionId,
	userId,
	secretHash,
}: SessionCredentials): SQL | undefined =>
	and(
		eq(sessions.id, sessionId),
		eq(sessions.userId, userId),
		secretHash
			? and(eq(sessions.kind, 'browser'), eq(sessions.secretHash, secretHash))
			: eq(sessions.kind, 'program'),
	);

/** The condition for sessions that have neither expired nor been idle for too long. */
export function isActive(ctx: Context): SQL | undefined {
	const idle = ctx.services.database.idleSessionSeconds;
	return and(
		gt(sessions.expiresAt, sql`now()`),
		gt(sessions.lastUsedAt, sql`now() - make_interval(secs => ${idle})`),
	);
}

/**
 * Runs a command that changes a user's account or sessions, in one transaction. Such transactions of one user are serialised, and
 * each fails if a previous one has ended the session that it runs in.
 * @throws DomainError `unauthenticated`
 */
export function withSessionLock<T>(ctx: UserContext, work: (db: Db) => Promise<T>): Promise<T> {
	return ctx.services.database.system.transaction(async (db) => {
		const requireActive = async () => {
			const active = await db.$count(sessions, and(hasCredentials(ctx.session), isActive(ctx)));
			if (active === 0) throw unauthenticated();
		};
		// Checked before locking too, so that invalid credentials cannot block the user.
		await requireActive();
		await lockAccount(db, ctx.userId, 'exclusive');
		await requireActive();
		return work(db);
	});
}

/** This user's sessions, newest first. */
export async function listSessions(ctx: UserContext): Promise<{ items: Session[] }> {
	const rows = await ctx.db.query((db) =>
		db
			.select({
				id: sessions.id,
				createdAt: sessions.createdAt,
				lastUsedAt: sessions.lastUsedAt,
				userAgent: sessions.userAgent,
			})
			.from(sessions)
			.where(and(eq(sessions.userId, ctx.userId), isActive(ctx)))
			.orderBy(desc(sessions.createdAt), desc(sessions.id)),
	);
	return { items: rows.map((row) => ({ ...row, current: row.id === ctx.session.sessionId })) };
}

/** Deletes sessions, and forgets their cached credentials. @returns how many there were */
async function deleteSessions(ctx: Context, db: Db, condition: SQL | undefined): Promise<number> {
	const ended = await db.delete(sessions).where(condition).returning({ id: sessions.id });
	for (const { id } of ended) ctx.services.tokens.cache.forgetSession(id);
	return ended.length;
}

/** Ends one session of this user; its token and cookie stop working at once. @throws DomainError `not_found` */
export async function endSession(
	ctx: UserContext,
	id: string,
	kind: 'signed_out' | 'sessions_ended' = 'sessions_ended',
): Promise<void> {
	const ended = await withSessionLock(ctx, async (db) => {
		const mine = and(eq(sessions.userId, ctx.userId), eq(sessions.id, id));
		const count = await deleteSessions(ctx, db, mine);
		const detail = kind === 'sessions_ended' ? String(count) : undefined;
		if (count > 0) await recordSecurityEvent(ctx, db, { kind, userId: ctx.userId, detail });
		return count;
	});
	if (ended === 0) throw new DomainError('not_found', 'There is no such session.');
	if (id === ctx.session.sessionId) ctx.cookie.clear();
}

/** Ends every other session of this user. @returns how many there were */
export function endOtherSessions(db: Db, ctx: UserContext): Promise<number> {
	const others = and(eq(sessions.userId, ctx.userId), ne(sessions.id, ctx.session.sessionId));
	return deleteSessions(ctx, db, others);
}

/**
 * Invalidates every copy of this user's cookies and refresh tokens, and ends the other sessions. A browser gets a new session. A
 * program keeps its token until that expires, and then signs in again.
 * @returns the browser's new session; undefined for a program
 */
export async function renewSessions(ctx: UserContext, db: Db): Promise<OpenSession | undefined> {
	const { userId, session } = ctx;
	if (session.secretHash) {
		await deleteSessions(ctx, db, eq(sessions.userId, userId));
		return openSession(ctx, db, userId, 'browser');
	}
	await endOtherSessions(db, ctx);
	const tokenLifetime = ctx.services.tokens.lifetime;
	await db
		.update(sessions)
		.set({
			secretHash: hashOf(newSecret()),
			rotationKey: randomBytes(32),
			previousSecretHash: null,
			expiresAt: sql`least(${sessions.expiresAt}, now() + make_interval(secs => ${tokenLifetime}))`,
		})
		.where(eq(sessions.id, session.sessionId));
	return undefined;
}
