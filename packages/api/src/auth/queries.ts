import type { User } from '@hms/contracts';
import { credentials, type Db, users } from '@hms/db';
import { eq } from 'drizzle-orm';
import type { UserContext } from '../context.ts';
import { unauthenticated } from '../errors.ts';

const userColumns = {
	id: users.id,
	name: users.name,
	email: users.email,
	role: users.role,
	createdAt: users.createdAt,
};

/** The signed-in user. */
export async function readMe(ctx: UserContext): Promise<User> {
	const [user] = await ctx.db.single((db) =>
		db.select(userColumns).from(users).where(eq(users.id, ctx.userId)),
	);
	if (!user) throw unauthenticated();
	return user;
}

/** The account of an address with its password's hash; only sign-in looks at it. */
export async function findAccount(db: Db, email: string) {
	const [account] = await db
		.select({ user: userColumns, passwordHash: credentials.passwordHash })
		.from(users)
		.innerJoin(credentials, eq(credentials.userId, users.id))
		.where(eq(users.email, email));
	return account;
}
