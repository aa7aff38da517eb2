import { createHmac, randomBytes } from 'node:crypto';
import type { Session } from '@hms/contracts';
import { type Db, type SessionKind, sessions } from '@hms/db';
import { and, desc, eq, gt, ne, sql } from 'drizzle-orm';
import { v7 as uuidv7 } from 'uuid';
import type { Context, UserContext } from '../context.ts';
import { DomainError } from '../errors.ts';
import { hashOf } from './cookie.ts';

/** A session with the secret that opens it, which only its holder keeps. */
export interface OpenSession {
	sessionId: string;
	userId: string;
	secret: string;
}

/** An exchanged refresh token still answers for so long: for two tabs at once, and for an answer that was lost. */
const graceSeconds = 10;

const refreshShape = /^([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\.([\w-]{43})$/;

export const refreshTokenOf = ({ sessionId, secret }: OpenSession): string =>
	`${sessionId}.${secret}`;

/** Starts a session of a user. */
export async function openSession(
	ctx: Context,
	db: Db,
	userId: string,
	kind: SessionKind,
): Promise<OpenSession> {
	const sessionId = uuidv7();
	const secret = randomBytes(32).toString('base64url');
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

/**
 * Exchanges a refresh token for the next one. Asked again within the grace it answers the same; after that somebody else
 * has a copy of the token, and the whole session ends.
 * @throws DomainError `unauthenticated`
 */
export async function rotateSession(ctx: Context, refreshToken: string): Promise<OpenSession> {
	const [, sessionId, secret] = refreshShape.exec(refreshToken) ?? [];
	if (!sessionId || !secret) throw invalidRefreshToken();
	const given = hashOf(secret);
	const rotated = await ctx.services.database.system.transaction(async (db) => {
		const [session] = await db
			.select()
			.from(sessions)
			.where(and(eq(sessions.id, sessionId), eq(sessions.kind, 'program'), alive(ctx)))
			.for('update');
		if (!session) return undefined;
		const next = createHmac('sha256', session.rotationKey).update(secret).digest('base64url');
		const opened = { sessionId, userId: session.userId, secret: next };
		if (session.secretHash.equals(given)) {
			await db
				.update(sessions)
				.set({
					previousSecretHash: given,
					secretHash: hashOf(next),
					rotatedAt: sql`now()`,
					lastUsedAt: sql`now()`,
				})
				.where(eq(sessions.id, sessionId));
			return opened;
		}
		const [recent] = await db
			.select({ id: sessions.id })
			.from(sessions)
			.where(
				and(
					eq(sessions.id, sessionId),
					eq(sessions.previousSecretHash, given),
					gt(sessions.rotatedAt, sql`now() - make_interval(secs => ${graceSeconds})`),
				),
			);
		if (recent) return opened;
		await db.delete(sessions).where(eq(sessions.id, sessionId));
		return undefined;
	});
	if (!rotated) throw invalidRefreshToken();
	return rotated;
}

function alive(ctx: Context) {
	const idle = ctx.services.database.idleSessionSeconds;
	return and(
		gt(sessions.expiresAt, sql`now()`),
		gt(sessions.lastUsedAt, sql`now() - make_interval(secs => ${idle})`),
	);
}

function invalidRefreshToken(): DomainError {
	return new DomainError(
		'unauthenticated',
		'This refresh token is not good any more. Sign in again.',
	);
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
	const ended = await ctx.db.single((db) =>
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
