import { createHash } from 'node:crypto';
import { isIPv6 } from 'node:net';
import { attempts, type Db } from '@hms/db';
import { eq, inArray, sql } from 'drizzle-orm';
import type { Context, Limit } from '../context.ts';
import { DomainError } from '../errors/domain-error.ts';

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
	const [row] = await ctx.services.database.system.execute<{ wait: number }>(
		sql`select count_attempt(${keyOf(attempt)}, ${limit.count}, ${limit.seconds}, ${momentOf(ctx)}) as wait`,
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
