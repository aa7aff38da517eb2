import type { User } from '@hms/contracts';
import { credentials, type Db, users } from '@hms/db';
import { and, eq, type SQL } from 'drizzle-orm';
import type { UserContext } from '../context.ts';
import { unauthenticated } from '../errors/domain-error.ts';

/** The columns of a user as the contract defines it. */
export const userColumns = {
	id: users.id,
	name: users.name,
	email: users.email,
	role: users.role,
	createdAt: users.createdAt,
	language: users.language,
	dateOrder: users.dateOrder,
	timeFormat: users.timeFormat,
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

/** A password that is or was verified. Its hash may be renewed meanwhile; when it was set tells whether it is still the same. */
export interface CheckedPassword {
	userId: string;
	passwordHash: string;
	changedAt: string;
}

const passwordColumns = {
	userId: credentials.userId,
	passwordHash: credentials.passwordHash,
	changedAt: credentials.changedAt,
};

/** The row of a password, unless it was changed since it was verified. */
export const isUnchanged = ({ userId, changedAt }: CheckedPassword): SQL | undefined =>
	and(eq(credentials.userId, userId), eq(credentials.changedAt, changedAt));

/** A user's password, for verifying it. */
export async function findPassword(db: Db, userId: string): Promise<CheckedPassword | undefined> {
	const [row] = await db
		.select(passwordColumns)
		.from(credentials)
		.where(eq(credentials.userId, userId));
	return row;
}

async function findAccountWhere(db: Db, condition: SQL | undefined) {
	const [account] = await db
		.select({ user: userColumns, status: users.status, password: passwordColumns })
		.from(users)
		.innerJoin(credentials, eq(credentials.userId, users.id))
		.where(condition);
	return account;
}

/** The account of an address with its password. */
export const findAccount = (db: Db, email: string) => findAccountWhere(db, eq(users.email, email));

/** The same for signing in. A disabled account is not found, so that it is refused exactly as an unknown address is. */
export const findActiveAccount = (db: Db, email: string) =>
	findAccountWhere(db, and(eq(users.email, email), eq(users.status, 'active')));
