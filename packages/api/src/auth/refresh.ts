import { createHmac } from 'node:crypto';
import { sessions } from '@hms/db';
import { and, eq, gt, sql } from 'drizzle-orm';
import type { Context } from '../context.ts';
import { DomainError } from '../errors/domain-error.ts';
import { hashOf } from '../secrets.ts';
import { recordSecurityEvent } from '../security-event/record.ts';
import { isActive, type OpenSession } from './sessions.ts';

/** Seconds for which an exchanged refresh token still works: for concurrent requests and lost responses. */
const graceSeconds = 10;

/** The most exchanges after which an old token is still recognised; a program that refreshes in time makes as many in a week. */
const maxExchanges = 1000;

const refreshShape = /^([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\.([\w-]{43})$/;

export const refreshTokenOf = ({ sessionId, secret }: OpenSession): string =>
	`${sessionId}.${secret}`;

const secretAfter = (secret: string, rotationKey: Buffer): string =>
	createHmac('sha256', rotationKey).update(secret).digest('base64url');

/** The stored secrets of a program's session. */
interface RefreshSecrets {
	secretHash: Buffer;
	rotationKey: Buffer;
}

/** Whether a secret was one of the session's: exchanging it repeatedly leads to the current one. */
function wasSecretOf({ secretHash, rotationKey }: RefreshSecrets, secret: string): boolean {
	let next = secret;
	for (let exchange = 0; exchange < maxExchanges; exchange++) {
		next = secretAfter(next, rotationKey);
		if (hashOf(next).equals(secretHash)) return true;
	}
	return false;
}

/**
 * Exchanges a refresh token for the next one. Repeated within `graceSeconds` it returns the same one; later, the token has been
 * copied, and the session ends. An invalid token ends no session.
 * @throws DomainError `unauthenticated`
 */
export async function rotateSession(ctx: Context, refreshToken: string): Promise<OpenSession> {
	const [, sessionId, secret] = refreshShape.exec(refreshToken) ?? [];
	if (!sessionId || !secret) throw invalidRefreshToken();
	const secretHash = hashOf(secret);
	const rotated = await ctx.services.database.system.transaction(async (db) => {
		const isSession = eq(sessions.id, sessionId);
		const [session] = await db
			.select()
			.from(sessions)
			.where(and(isSession, eq(sessions.kind, 'program'), isActive(ctx)))
			.for('update');
		if (!session) return undefined;
		const next = secretAfter(secret, session.rotationKey);
		const opened = { sessionId, userId: session.userId, secret: next };
		if (session.secretHash.equals(secretHash)) {
			await db
				.update(sessions)
				.set({
					previousSecretHash: secretHash,
					secretHash: hashOf(next),
					rotatedAt: sql`now()`,
					lastUsedAt: sql`now()`,
				})
				.where(isSession);
			return opened;
		}
		const sinceGrace = sql`now() - make_interval(secs => ${graceSeconds})`;
		const isRecent = and(
			isSession,
			eq(sessions.previousSecretHash, secretHash),
			gt(sessions.rotatedAt, sinceGrace),
		);
		if ((await db.$count(sessions, isRecent)) > 0) return opened;
		if (wasSecretOf(session, secret)) {
			await db.delete(sessions).where(isSession);
			const event = { kind: 'refresh_token_reused', userId: session.userId } as const;
			await recordSecurityEvent(ctx, db, event);
		}
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
