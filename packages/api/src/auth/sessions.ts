import { randomBytes } from 'node:crypto';
import type { Session } from '@hms/contracts';
import { credentials, type Db, type SessionKind, type SessionProof, sessions } from '@hms/db';
import { and, desc, eq, gt, ne, type SQL, sql } from 'drizzle-orm';
import { v7 as uuidv7 } from 'uuid';
import type { Context, UserContext } from '../context.ts';
import { DomainError, unauthenticated } from '../errors/errors.ts';
import { hashOf } from './cookie.ts';

/** A session with the secret that opens it, which only its holder keeps. */
export interface OpenSession {
	sessionId: string;
	userId: string;
	secret: string;
}

/** A user with the password's hash as it was when the password was looked at. */
export interface CheckedAccount {
	userId: string;
	passwordHash: string;
}

const newSecret = () => randomBytes(32).toString('base64url');

/**
 * Starts a session of a user whose password is still the one that was looked at. A change of the password waits until the
 * transaction ends, and then finds the session and ends it. In a browser, the session of the cookie before ends.
 * @param db a transaction
 * @returns undefined if the password was changed meanwhile, or the account is gone
 */
export async function openSession(
	ctx: Context,
	db: Db,
	{ userId, passwordHash }: CheckedAccount,
	kind: SessionKind,
): Promise<OpenSession | undefined> {
	const [account] = await db
		.select({ userId: credentials.userId })
		.from(credentials)
		.where(and(eq(credentials.userId, userId), eq(credentials.passwordHash, passwordHash)))
		.for('share');
	if (!account) return undefined;
	// A program that is told to sign in may send along a cookie that is not its own.
	if (kind === 'browser' && ctx.session?.secretHash) {
		await db.delete(sessions).where(provenBy(ctx.session));
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

/** The session that somebody has shown to be theirs: a browser by its secret, a program by a token that was verified. */
const provenBy = ({ sessionId, userId, secretHash }: SessionProof): SQL | undefined =>
	and(
		eq(sessions.id, sessionId),
		eq(sessions.userId, userId),
		secretHash
			? and(eq(sessions.kind, 'browser'), eq(sessions.secretHash, secretHash))
			: eq(sessions.kind, 'program'),
	);

/** Sessions that have neither been left alone for too long nor reached their end. */
export function alive(ctx: Context): SQL | undefined {
	const idle = ctx.services.database.idleSessionSeconds;
	return and(
		gt(sessions.expiresAt, sql`now()`),
		gt(sessions.lastUsedAt, sql`now() - make_interval(secs => ${idle})`),
	);
}

/**
 * Runs what ends or renews sessions of a user in one transaction. Such transactions of one user take turns, and each goes
 * ahead only if the session that asks for it has not been ended by the one before.
 * @throws DomainError `unauthenticated`
 */
export function inTurn<T>(ctx: UserContext, work: (db: Db) => Promise<T>): Promise<T> {
	return ctx.services.database.system.transaction(async (db) => {
		const requireOwn = async () => {
			const own = await db.$count(sessions, and(provenBy(ctx.session), alive(ctx)));
			if (own === 0) throw unauthenticated();
		};
		// Nobody makes a user wait who is not that user.
		await requireOwn();
		await db
			.select({ userId: credentials.userId })
			.from(credentials)
			.where(eq(credentials.userId, ctx.userId))
			.for('update');
		await requireOwn();
		return work(db);
	});
}

/** Where this user is signed in, the newest first. */
export async function listSessions(ctx: UserContext): Promise<{ items: Session[] }> {
	const rows = await ctx.db.single((db) =>
		db
			.select({
				id: sessions.id,
				createdAt: sessions.createdAt,
				lastUsedAt: sessions.lastUsedAt,
				userAgent: sessions.userAgent,
			})
			.from(sessions)
			.where(and(eq(sessions.userId, ctx.userId), alive(ctx)))
			.orderBy(desc(sessions.createdAt), desc(sessions.id)),
	);
	return { items: rows.map((row) => ({ ...row, current: row.id === ctx.session.sessionId })) };
}

/** Ends one session of this user; its token and cookie stop working at once. @throws DomainError `not_found` */
export async function endSession(ctx: UserContext, id: string): Promise<void> {
	const ended = await inTurn(ctx, (db) =>
		db
			.delete(sessions)
			.where(and(eq(sessions.userId, ctx.userId), eq(sessions.id, id)))
			.returning({ id: sessions.id }),
	);
	if (ended.length === 0) throw new DomainError('not_found', 'There is no such session.');
	if (id === ctx.session.sessionId) ctx.cookie.clear();
}

/** Ends every session of this user but the one that asks. */
export async function endOtherSessions(db: Db, ctx: UserContext): Promise<void> {
	await db
		.delete(sessions)
		.where(and(eq(sessions.userId, ctx.userId), ne(sessions.id, ctx.session.sessionId)));
}

/**
 * Takes the worth from every copy of what opened this user's sessions. A browser goes on in a new session. A program has
 * none to be given: it goes on with the token it has until that runs out, and then signs in.
 * @param passwordHash of the password that the user has now
 * @returns the browser's new session
 */
export async function renewSessions(
	ctx: UserContext,
	db: Db,
	passwordHash: string,
): Promise<OpenSession | undefined> {
	const { userId, session } = ctx;
	if (session.secretHash) {
		await db.delete(sessions).where(eq(sessions.userId, userId));
		return openSession(ctx, db, { userId, passwordHash }, 'browser');
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
