import {
	isOwnNameOrAddress,
	ownNameOrAddressError,
	type RegisterInput,
	type Role,
	type User,
} from '@hms/contracts';
import { credentials, type Db, lockRegistration, sessions, users } from '@hms/db';
import { eq, sql } from 'drizzle-orm';
import { v7 as uuidv7 } from 'uuid';
import { mapConstraintErrors } from '../errors/constraint-errors.ts';
import { DomainError, errorForFields } from '../errors/domain-error.ts';
import { clearAttempts } from './attempts.ts';
import type { Passwords } from './passwords.ts';
import { findAccount } from './queries.ts';
import { accountConstraints, requireStrongPassword } from './rules.ts';

/** Whether there is any account. */
export async function hasAccounts(db: Db): Promise<boolean> {
	const rows = await db.select({ id: users.id }).from(users).limit(1);
	return rows.length > 0;
}

interface NewAccount {
	name: string;
	email: string;
	passwordHash: string;
	/** `staff` by default; the first account of an installation always becomes an administrator. */
	role?: Role | undefined;
}

/** Inserts an account in a running transaction. Concurrent insertions are serialised. */
export async function insertAccount(
	db: Db,
	{ name, email, passwordHash, role = 'staff' }: NewAccount,
): Promise<User> {
	await db.execute(lockRegistration);
	const isFirst = !(await hasAccounts(db));
	const [user] = await db
		.insert(users)
		.values({ id: uuidv7(), name, email, role: isFirst ? 'admin' : role })
		.returning();
	if (!user) throw new Error('an insert returned no row');
	await db.insert(credentials).values({ userId: user.id, passwordHash });
	return user;
}

/** The services that the operator's commands use; they run without an account. */
export interface Administration {
	db: Db;
	passwords: Passwords;
}

/** Creates an account, even if registration is closed. @throws DomainError `email_taken`, `validation` */
export async function createAccount(
	{ db, passwords }: Administration,
	{ password, ...account }: RegisterInput & { role: Role },
): Promise<User> {
	requireStrongPassword(password, 'password', account);
	const passwordHash = await passwords.hash(password);
	return mapConstraintErrors(accountConstraints, () =>
		db.transaction((tx) => insertAccount(tx, { ...account, passwordHash })),
	);
}

/**
 * Sets an account's password, ends its sessions and resets its count of failed attempts.
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
		throw errorForFields('validation', [{ path: 'password', message: ownNameOrAddressError }]);
	}
	requireStrongPassword(password, 'password', user);
	const passwordHash = await passwords.hash(password);
	await db.transaction(async (tx) => {
		await tx
			.update(credentials)
			.set({ passwordHash, changedAt: sql`now()` })
			.where(eq(credentials.userId, user.id));
		await tx.delete(sessions).where(eq(sessions.userId, user.id));
		await clearAttempts(tx, [
			{ kind: 'sign-in account', subject: user.email },
			{ kind: 'password account', subject: user.id },
		]);
	});
	return user;
}
