import { createHmac } from 'node:crypto';
import { sessions } from '@hms/db';
import { and, eq, gt, sql } from 'drizzle-orm';
import type { Context } from '../context.ts';
import { DomainError } from '../errors/errors.ts';
import { hashOf } from './cookie.ts';
import { alive, type OpenSession } from './sessions.ts';

/** An exchanged refresh token still answers for so long: for two tabs at once, and for an answer that was lost. */
const graceSeconds = 10;

/** So many exchanges back a token is still known for one of its session; a program that refreshes in time makes them in a week. */
const mostExchanges = 1000;

const refreshShape = /^([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\.([\w-]{43})$/;

export const refreshTokenOf = ({ sessionId, secret }: OpenSession): string =>
	`${sessionId}.${secret}`;

const secretAfter = (secret: string, rotationKey: Buffer): string =>
	createHmac('sha256', rotationKey).update(secret).digest('base64url');

/** What is kept of a program's session for refresh tokens. */
interface Kept {
	secretHash: Buffer;
	rotationKey: Buffer;
}

/** Whether a secret was one of the session: exchanged again and again, it leads to the newest. */
function wasSecretOf({ secretHash, rotationKey }: Kept, secret: string): boolean {
	let next = secret;
	for (let exchange = 0; exchange < mostExchanges; exchange++) {
		next = secretAfter(next, rotationKey);
		if (hashOf(next).equals(secretHash)) return true;
	}
	return false;
}

/**
 * Exchanges a refresh token for the next one. Asked again within the grace it answers the same; after that somebody else
 * has a copy of the token, and the whole session ends. A token that never was one ends nothing.
 * @throws DomainError `unauthenticated`
 */
export async function rotateSession(ctx: Context, refreshToken: string): Promise<OpenSession> {
	const [, sessionId, secret] = refreshShape.exec(refreshToken) ?? [];
	if (!sessionId || !secret) throw invalidRefreshToken();
	const given = hashOf(secret);
	const rotated = await ctx.services.database.system.transaction(async (db) => {
		const mine = eq(sessions.id, sessionId);
		const [session] = await db
			.select()
			.from(sessions)
			.where(and(mine, eq(sessions.kind, 'program'), alive(ctx)))
			.for('update');
		if (!session) return undefined;
		const next = secretAfter(secret, session.rotationKey);
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
				.where(mine);
			return opened;
		}
		const sinceGrace = sql`now() - make_interval(secs => ${graceSeconds})`;
		const isRecent = and(
			mine,
			eq(sessions.previousSecretHash, given),
			gt(sessions.rotatedAt, sinceGrace),
		);
		if ((await db.$count(sessions, isRecent)) > 0) return opened;
		if (wasSecretOf(session, secret)) await db.delete(sessions).where(mine);
		return undefined;
	});
	if (!rotated) throw invalidRefreshToken();
	return rotated;
}

function invalidRefreshToken(): DomainError {
	return new DomainError(
		'unauthenticated',
		'This refresh token is not good any more. Sign in again.',
	);
}
