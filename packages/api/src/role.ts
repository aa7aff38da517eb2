import type { Role } from '@hms/contracts';
import { builder, Statement, type UserAccess, users } from '@hms/db';
import { eq } from 'drizzle-orm';
import { DomainError, unauthenticated } from './errors/domain-error.ts';

const roleOfUser = new Statement<{ role: Role }>(
	(owner) => builder.select({ role: users.role }).from(users).where(eq(users.id, owner)),
	{ isQuickRead: true },
);

/** The user's role now. It is never cached, so that another role has its effect on the next request. */
export async function readRole(access: UserAccess): Promise<Role> {
	const [user] = await access.read(roleOfUser, {});
	if (!user) throw unauthenticated();
	return user.role;
}

export const adminsOnly = () => new DomainError('forbidden', 'Only administrators may do this.');
