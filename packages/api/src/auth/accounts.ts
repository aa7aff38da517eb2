import {
	isOwnNameOrAddress,
	ownNameOrAddress,
	type RegisterInput,
	type Role,
	type User,
} from '@hms/contracts';
import { credentials, type Db, sessions, takeRegistrationTurn, users } from '@hms/db';
import { eq, sql } from 'drizzle-orm';
import { v7 as uuidv7 } from 'uuid';
import { DomainError, explaining, fieldsError } from '../errors/errors.ts';
import { clearAttempts } from './attempts.ts';
import type { Passwords } from './passwords.ts';
import { findAccount } from './queries.ts';
import { accountConstraints, requireUncommon } from './rules.ts';

/** Whether anybody could sign in at all. */
export async function hasAccounts(db: Db): Promise<boolean> {
	const rows = await db.select({ id: users.id }).from(users).limit(1);
	return rows.length > 0;
}

interface NewAccount {
	name: string;
	email: string;
	passwordHash: string;
	/** The first account of an installation is an administrator's in any case; staff's if nothing is said. */
	role?: Role | undefined;
}

/** Adds an account, in a transaction that goes on. Accounts that are made at once are made one after the other. */
export async function insertAccount(
	db: Db,
	{ name, email, passwordHash, role = 'staff' }: NewAccount,
): Promise<User> {
	await db.execute(takeRegistrationTurn);
	const isFirst = !(await hasAccounts(db));
	const [user] = await db
		.insert(users)
		.values({ id: uuidv7(), name, email, role: isFirst ? 'admin' : role })
		.returning();
	if (!user) throw new Error('an insert returned no row');
	await db.insert(credentials).values({ userId: user.id, passwordHash });
	return user;
}

/** What whoever runs the installation does to accounts, without one of their own. */
export interface Administration {
	db: Db;
	passwords: Passwords;
}

/** Makes an account, whether or not people may register. @throws DomainError `email_taken`, `validation` */
export async function createAccount(
	{ db, passwords }: Administration,
	{ password, ...account }: RegisterInput & { role: Role },
): Promise<User> {
	requireUncommon(password, 'password', account);
	const passwordHash = await passwords.hash(password);
	return explaining(accountConstraints, () =>
		db.transaction((tx) => insertAccount(tx, { ...account, passwordHash })),
	);
}

/**
 * Gives an account another password. It is signed out everywhere, and nobody has to wait for what was tried before.
 * @throws DomainError `not_found`, `validation`
 */
export async function resetPassword(
	{ db, passwords }: Administration,
	{ email, password }: { email: string; password: string },
): Promise<User> {
	const account = await findAccount(db, email);
	if (!account) throw new DomainError('not_found', 'There is no account with this address.');
	const { user } = account;
	if (isOwnNameOrAddress(password, user)) {
		throw fieldsError('validation', [{ path: 'password', message: ownNameOrAddress }]);
	}
	requireUncommon(password, 'password', user);
	const passwordHash = await passwords.hash(password);
	await db.transaction(async (tx) => {
		await tx
			.update(credentials)
			.set({ passwordHash, changedAt: sql`now()` })
			.where(eq(credentials.userId, user.id));
		await tx.delete(sessions).where(eq(sessions.userId, user.id));
		await clearAttempts(tx, [
			{ what: 'sign-in account', who: user.email },
			{ what: 'password account', who: user.id },
		]);
	});
	return user;
}
