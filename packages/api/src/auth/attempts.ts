import { createHash } from 'node:crypto';
import { isIPv6 } from 'node:net';
import { attempts, type Db, users } from '@hms/db';
import { and, eq, inArray, not, or, sql } from 'drizzle-orm';
import type { Context } from '../context.ts';
import { DomainError } from '../errors/domain-error.ts';
import type { Limit } from '../limit.ts';
import { recordSecurityEvent } from '../security-event/record.ts';

/** An attempt that is counted for an account or an address. */
export interface Attempt {
	kind:
		| 'sign-in account'
		| 'sign-in address'
		| 'sign-in device'
		| 'code account'
		| 'code device'
		| 'change account'
		| 'register address'
		| 'password account'
		| 'forgot account'
		| 'forgot address';
	subject: string;
	/** Null: unlimited. */
	limit: Limit | null;
}

/** An address without its port, which some proxies add to those that they forward. */
function withoutPort(address: string): string {
	const [, v4, v6] = /^(?:(\d+\.\d+\.\d+\.\d+):\d+|\[([^\]]*)\](?::\d+)?)$/.exec(address) ?? [];
	return v4 ?? v6 ?? address;
}

/**
 * Whose attempts from an IP address count together: those of an IPv4 address, and of the /64 network of an IPv6 address, which is
 * what one household or machine has at its disposal.
 */
export function networkOf(sent: string): string {
	const address = withoutPort(sent);
	const [, v4] = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address) ?? [];
	if (v4 !== undefined) return v4;
	const [plain = ''] = address.split('%');
	if (!isIPv6(plain)) return address;
	const [head = '', tail] = plain.toLowerCase().split('::');
	const groups = head === '' ? [] : head.split(':');
	const last = tail ? tail.split(':').length : 0;
	// "::" stands for as many zeros as are missing to eight groups.
	const whole =
		tail === undefined ? groups : [...groups, ...Array(8 - groups.length - last).fill('0')];
	const firstFour = [...whole, ...(tail ? tail.split(':') : [])].slice(0, 4);
	return `${firstFour.map((group) => Number.parseInt(group, 16).toString(16)).join(':')}::/64`;
}

const keyOf = ({ kind, subject }: Pick<Attempt, 'kind' | 'subject'>) =>
	`${kind} ${createHash('sha256').update(subject).digest('base64url')}`;

/** The present time of attempts: by the database's clock, so that all processes share one. */
export const momentOf = ({ services: { clock } }: Context) =>
	clock ? sql`${clock().toISOString()}::timestamptz` : sql`clock_timestamp()`;

/** Counts an attempt. @throws DomainError `too_many_requests` above the limit, with the seconds to wait */
export async function countAttempt(ctx: Context, attempt: Attempt): Promise<void> {
	const { limit } = attempt;
	if (!limit) return;
	const { system } = ctx.services.database;
	const key = keyOf(attempt);
	const [row] = await system.execute<{ wait: number; is_recorded: boolean | null }>(
		sql`select count_attempt(${key}, ${limit.count}, ${limit.seconds}, ${momentOf(ctx)}) as wait,
			(select refusal_recorded from attempts where key = ${key}) as is_recorded`,
	);
	const seconds = Math.ceil(row?.wait ?? 0);
	if (seconds > 0) {
		if (!row?.is_recorded) await recordRefusal(ctx, attempt);
		const units = seconds === 1 ? 'second' : 'seconds';
		throw new DomainError(
			'too_many_requests',
			`Too many attempts. Try again in ${seconds} ${units}.`,
			undefined,
			seconds,
		);
	}
}

/** Records that a limit was reached: once for each time to wait, so that a flood of attempts is no flood of records. */
async function recordRefusal(ctx: Context, attempt: Attempt): Promise<void> {
	await ctx.services.database.system.transaction(async (db) => {
		const isFirst = await db
			.update(attempts)
			.set({ refusalRecorded: true })
			.where(and(eq(attempts.key, keyOf(attempt)), not(attempts.refusalRecorded)))
			.returning({ key: attempts.key });
		if (isFirst.length === 0) return;
		const { kind } = attempt;
		// Of a device, the user and then the device.
		const [subject = ''] = attempt.subject.split(' ');
		const [user] = await db
			.select({ id: users.id })
			.from(users)
			.where(or(eq(users.email, subject), sql`${users.id}::text = ${subject}`));
		await recordSecurityEvent(ctx, db, { kind: 'limit_reached', userId: user?.id, detail: kind });
	});
}

/** Uncounts an attempt that succeeded. */
export async function undoAttempt(db: Db, attempt: Attempt): Promise<void> {
	if (!attempt.limit) return;
	const mine = eq(attempts.key, keyOf(attempt));
	if (!attempt.kind.endsWith(' address')) await db.delete(attempts).where(mine);
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
