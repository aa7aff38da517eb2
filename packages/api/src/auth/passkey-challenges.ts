import { randomBytes } from 'node:crypto';
import { type Db, passkeyChallenges } from '@hms/db';
import { and, eq, gt, isNull, sql } from 'drizzle-orm';
import { hashOf } from '../secrets.ts';
import { challengeSeconds } from './webauthn.ts';

/** A new challenge, which can be answered once, on any machine. @param userId who registers with it; null: for signing in */
export async function newChallenge(db: Db, userId: string | null): Promise<Buffer<ArrayBuffer>> {
	const challenge = randomBytes(32);
	await db.insert(passkeyChallenges).values({
		...{ challengeHash: hashOf(challenge.toString('base64url')), userId },
		expiresAt: sql`now() + make_interval(secs => ${challengeSeconds})`,
	});
	return challenge;
}

/**
 * Uses up a challenge, whatever becomes of its answer. Of two requests with one answer, the second finds none.
 * @param db not the transaction of what the answer is for, which may be rolled back
 * @returns whether it was given out for that, a short while ago, and not used
 */
export async function spendChallenge(
	db: Db,
	challenge: string,
	userId: string | null,
): Promise<boolean> {
	const { challengeHash, userId: forUser, expiresAt } = passkeyChallenges;
	const spent = await db
		.delete(passkeyChallenges)
		.where(
			and(
				eq(challengeHash, hashOf(challenge)),
				userId === null ? isNull(forUser) : eq(forUser, userId),
				gt(expiresAt, sql`now()`),
			),
		)
		.returning({ expiresAt });
	return spent.length > 0;
}
