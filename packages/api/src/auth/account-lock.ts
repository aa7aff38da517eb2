import { type Db, users } from '@hms/db';
import { and, eq } from 'drizzle-orm';

/**
 * Locks an active account until the transaction ends, before anything else of it is locked. Changes of its password, sessions and
 * status take turns by an `exclusive` lock; they wait for sign-ins, which `share` it.
 * @returns whether the account is active
 */
export async function lockAccount(
	db: Db,
	userId: string,
	lock: 'exclusive' | 'share',
): Promise<boolean> {
	const locked = await db
		.select({ id: users.id })
		.from(users)
		.where(and(eq(users.id, userId), eq(users.status, 'active')))
		.for(lock === 'share' ? 'share' : 'no key update');
	return locked.length > 0;
}
