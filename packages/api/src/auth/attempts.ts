import { createHash } from 'node:crypto';
import { attempts, type Db } from '@hms/db';
import { eq, inArray, sql } from 'drizzle-orm';
import type { Context, Limit } from '../context.ts';
import { DomainError } from '../errors/domain-error.ts';

/** An attempt that is counted for an account or an address. */
export interface Attempt {
	kind: 'sign-in account' | 'sign-in address' | 'register address' | 'password account';
	subject: string;
	/** Null: unlimited. */
	limit: Limit | null;
}

const keyOf = ({ kind, subject }: Pick<Attempt, 'kind' | 'subject'>) =>
	`${kind} ${createHash('sha256').update(subject).digest('base64url')}`;

/** Counts an attempt. @throws DomainError `too_many_requests` above the limit, with the seconds to wait */
export async function countAttempt(ctx: Context, attempt: Attempt): Promise<void> {
	const { limit } = attempt;
	if (!limit) return;
	const { database, clock } = ctx.services;
	const moment = clock ? sql`${clock().toISOString()}::timestamptz` : sql`clock_timestamp()`;
	const [row] = await database.system.execute<{ wait: number }>(
		sql`select count_attempt(${keyOf(attempt)}, ${limit.count}, ${limit.seconds}, ${moment}) as wait`,
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

/** Uncounts an attempt that succeeded. */
export async function undoAttempt(db: Db, attempt: Attempt): Promise<void> {
	if (!attempt.limit) return;
	const mine = eq(attempts.key, keyOf(attempt));
	if (attempt.kind.endsWith(' account')) await db.delete(attempts).where(mine);
	else {
		// Other people share the address: one success must not reset their count.
		await db
			.update(attempts)
			.set({ count: sql`greatest(${attempts.count} - 1, 0)`, blockedUntil: null })
			.where(mine);
	}
}

/** Resets the count of attempts, so that nobody has to wait. */
export async function clearAttempts(
	db: Db,
	attempted: readonly Pick<Attempt, 'kind' | 'subject'>[],
): Promise<void> {
	await db.delete(attempts).where(inArray(attempts.key, attempted.map(keyOf)));
}
