import { createHash } from 'node:crypto';
import { attempts, type Db } from '@hms/db';
import { eq, inArray, sql } from 'drizzle-orm';
import type { Context } from '../context.ts';
import { DomainError } from '../errors/errors.ts';

/** So many attempts within so many seconds; after that each has to wait. */
export interface Limit {
	count: number;
	seconds: number;
}

/** What is counted, and for whom: an account or an address. */
export interface Attempt {
	what: 'sign-in account' | 'sign-in address' | 'register address' | 'password account';
	who: string;
	/** Null: as often as one likes. */
	limit: Limit | null;
}

const keyOf = ({ what, who }: Pick<Attempt, 'what' | 'who'>) =>
	`${what} ${createHash('sha256').update(who).digest('base64url')}`;

/** Counts an attempt. @throws DomainError `too_many_requests` if it has to wait */
export async function takeAttempt(ctx: Context, attempt: Attempt): Promise<void> {
	const { limit } = attempt;
	if (!limit) return;
	const { database, clock } = ctx.services;
	const moment = clock ? sql`${clock().toISOString()}::timestamptz` : sql`clock_timestamp()`;
	const [row] = await database.system.execute<{ wait: number }>(
		sql`select take_attempt(${keyOf(attempt)}, ${limit.count}, ${limit.seconds}, ${moment}) as wait`,
	);
	const seconds = Math.ceil(row?.wait ?? 0);
	if (seconds > 0) {
		const units = seconds === 1 ? 'second' : 'seconds';
		throw new DomainError(
			'too_many_requests',
			`Too many attempts. Try again in ${seconds} ${units}.`,
			undefined,
			seconds,
		);
	}
}

/** Takes back what was counted for an attempt that turned out to be right. */
export async function forgiveAttempt(db: Db, attempt: Attempt): Promise<void> {
	if (!attempt.limit) return;
	const mine = eq(attempts.key, keyOf(attempt));
	if (attempt.what.endsWith(' account')) await db.delete(attempts).where(mine);
	else {
		// Others at the address may be wrong all the time: one who is right does not start them anew.
		await db
			.update(attempts)
			.set({ count: sql`greatest(${attempts.count} - 1, 0)`, blockedUntil: null })
			.where(mine);
	}
}

/** Forgets what was tried, however often: nobody has to wait for it any more. */
export async function clearAttempts(
	db: Db,
	tried: readonly Pick<Attempt, 'what' | 'who'>[],
): Promise<void> {
	await db.delete(attempts).where(inArray(attempts.key, tried.map(keyOf)));
}
