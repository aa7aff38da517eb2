import type { RegisterInput, Role, User } from '@hms/contracts';
import {
	credentials,
	type Db,
	invitations,
	lockRegistration,
	passwordResets,
	sessions,
	users,
} from '@hms/db';
import { eq, sql } from 'drizzle-orm';
import { v7 as uuidv7 } from 'uuid';
import { mapConstraintErrors } from '../errors/constraint-errors.ts';
import { DomainError } from '../errors/domain-error.ts';
import { recordCommand } from '../security-event/record.ts';
import { lockAccount } from './account-lock.ts';
import { clearAttempts } from './attempts.ts';
import type { Passwords } from './passwords.ts';
import { deletePersonalTokens } from './personal-tokens.ts';
import { findAccount, userColumns } from './queries.ts';
import { accountConstraints, requireNewPassword, requireStrongPassword } from './rules.ts';
import { deleteSecondFactors } from './second-factor.ts';

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
		.returning(userColumns);
	if (!user) throw new Error('an insert returned no row');
	await db.insert(credentials).values({ userId: user.id, passwordHash });
	// Whoever has an account needs no invitation any more.
	await db.delete(invitations).where(eq(invitations.email, email));
	return user;
}

/** Ends an account's links to set a password. @param db a connection without a user */
export async function deleteResetLinks(db: Db, userId: string): Promise<void> {
	await db.delete(passwordResets).where(eq(passwordResets.userId, userId));
}

/**
 * Sets an account's password in a running transaction, ends its sessions, personal tokens and links to set a password, and resets
 * its counts of failed attempts.
 */
export async function setPassword(
	db: Db,
	{ id, email }: Pick<User, 'id' | 'email'>,
	passwordHash: string,
): Promise<void> {
	await lockAccount(db, id, 'exclusive');
	await db
		.update(credentials)
		.set({ passwordHash, changedAt: sql`clock_timestamp()` })
		.where(eq(credentials.userId, id));
	await db.delete(sessions).where(eq(sessions.userId, id));
	await deleteResetLinks(db, id);
	await deletePersonalTokens(db, id);
	await clearAttempts(db, [
		{ kind: 'sign-in account', subject: email },
		{ kind: 'password account', subject: id },
	]);
}

/** The services that the operator's commands use; they run without an account. */
export interface Administration {
	db: Db;
	passwords: Passwords;
	clinicNames: readonly string[];
}

/** Creates an account, even if registration is closed. @throws DomainError `email_taken`, `validation` */
export async function createAccount(
	{ db, passwords, clinicNames }: Administration,
	{ password, ...account }: RegisterInput & { role: Role },
): Promise<User> {
	requireStrongPassword(password, 'password', account, clinicNames);
	const passwordHash = await passwords.hash(password);
	return mapConstraintErrors(accountConstraints, () =>
		db.transaction(async (tx) => {
			const user = await insertAccount(tx, { ...account, passwordHash });
			await recordCommand(tx, { kind: 'account_created', userId: user.id, detail: user.role });
			return user;
		}),
	);
}

async function requireAccount(db: Db, email: string): Promise<User> {
	const account = await findAccount(db, email);
	if (!account) throw new DomainError('not_found', 'There is no account with this address.');
	return account.user;
}

/**
 * Sets an account's password for somebody who forgot it.
 * @throws DomainError `not_found`, `validation`
 */
export async function resetPassword(
	{ db, passwords, clinicNames }: Administration,
	{ email, password }: { email: string; password: string },
): Promise<User> {
	const user = await requireAccount(db, email);
	requireNewPassword(password, 'password', user, clinicNames);
	const passwordHash = await passwords.hash(password);
	await db.transaction(async (tx) => {
		await setPassword(tx, user, passwordHash);
		await recordCommand(tx, { kind: 'password_reset', userId: user.id });
	});
	return user;
}

/** Takes the second factor from an account, for somebody who lost it and the recovery codes. @throws DomainError `not_found` */
export async function removeTwoFactor(db: Db, email: string): Promise<User> {
	const user = await requireAccount(db, email);
	await db.transaction(async (tx) => {
		await lockAccount(tx, user.id, 'exclusive');
		await deleteSecondFactors(tx, user.id);
		await recordCommand(tx, { kind: 'two_factor_removed', userId: user.id });
	});
	return user;
}
