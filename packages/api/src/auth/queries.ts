import type { User } from '@hms/contracts';
import { credentials, type Db, users } from '@hms/db';
import { eq } from 'drizzle-orm';
import type { UserContext } from '../context.ts';
import { unauthenticated } from '../errors/domain-error.ts';

const userColumns = {
	id: users.id,
	name: users.name,
	email: users.email,
	role: users.role,
	createdAt: users.createdAt,
};

/** Reads a signed-in user. @throws DomainError `unauthenticated` if the account was deleted */
export async function readUser(db: Db, id: string): Promise<User> {
	const [user] = await db.select(userColumns).from(users).where(eq(users.id, id));
	if (!user) throw unauthenticated();
	return user;
}

/** The signed-in user. */
export function readMe(ctx: UserContext): Promise<User> {
	return ctx.db.query((db) => readUser(db, ctx.userId));
}

/** The hash of a user's password, for changing it. */
export async function findPassword(db: Db, userId: string) {
	const [row] = await db
		.select({ passwordHash: credentials.passwordHash })
		.from(credentials)
		.where(eq(credentials.userId, userId));
	return row;
}

/** The account of an address with its password hash, for signing in. */
export async function findAccount(db: Db, email: string) {
	const [account] = await db
		.select({ user: userColumns, passwordHash: credentials.passwordHash })
		.from(users)
		.innerJoin(credentials, eq(credentials.userId, users.id))
		.where(eq(users.email, email));
	return account;
}
