import { type Db, sessions, users } from '@hms/db';
import { and, eq } from 'drizzle-orm';
import type { UserContext } from '../context.ts';
import { unauthenticated } from '../errors/domain-error.ts';
import { adminsOnly } from '../role.ts';
import { hasCredentials, isActive } from './sessions.ts';

/**
 * Runs a command on other people's accounts, in a transaction without row-level security of a user.
 * @throws DomainError `unauthenticated`, `forbidden` unless the user is an administrator
 */
export function asAdmin<T>(ctx: UserContext, work: (db: Db) => Promise<T>): Promise<T> {
	return ctx.services.database.system.transaction(async (db) => {
		const [user] = await db
			.select({ role: users.role })
			.from(sessions)
			.innerJoin(users, eq(users.id, sessions.userId))
			.where(and(hasCredentials(ctx.session), isActive(ctx)));
		if (!user) throw unauthenticated();
		if (user.role !== 'admin') throw adminsOnly();
		return work(db);
	});
}
