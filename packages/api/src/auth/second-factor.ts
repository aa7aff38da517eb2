import type { User } from '@hms/contracts';
import { type Db, passkeys, recoveryCodes, totpSecrets } from '@hms/db';
import { and, eq, isNotNull, lt, sql } from 'drizzle-orm';
import type { Context } from '../context.ts';
import { DomainError } from '../errors/domain-error.ts';
import { isRequiredOf } from '../two-factor-requirement.ts';
import { momentOf } from './attempts.ts';
import { spendRecoveryCode } from './recovery-codes.ts';
import { invalidCredentials } from './rules.ts';
import { stepOf } from './totp.ts';

const isOf = (userId: string) =>
	and(eq(totpSecrets.userId, userId), isNotNull(totpSecrets.confirmedAt));

/** The secret of an account, with the time by the database's clock, which all processes share; in milliseconds since 1970. */
export const secretColumns = (ctx: Context) => ({
	secret: totpSecrets.secret,
	now: sql<number>`(extract(epoch from ${momentOf(ctx)}) * 1000)::float8`,
});

/** Whether signing in to an account with its password needs a code. */
export async function needsCode(db: Db, userId: string): Promise<boolean> {
	return (await codesSince(db, userId)) !== null;
}

/** Since when signing in to an account with its password needs a code; null if it needs none. */
export async function codesSince(db: Db, userId: string): Promise<string | null> {
	const [totp] = await db
		.select({ confirmedAt: totpSecrets.confirmedAt })
		.from(totpSecrets)
		.where(isOf(userId));
	return totp?.confirmedAt ?? null;
}

/** Takes what people put into a code for reading it out of it. */
export const plainCode = (code: string) => code.replaceAll(/[\s\p{Pd}]/gu, '');

/**
 * Uses up the step of an authenticator app's code. Of two requests with one code, on whatever machines, the second waits for the
 * first and finds the step used.
 * @returns whether the step was unused
 */
export async function spendStep(db: Db, userId: string, step: number): Promise<boolean> {
	const used = await db
		.update(totpSecrets)
		.set({ lastStep: step })
		.where(and(eq(totpSecrets.userId, userId), lt(totpSecrets.lastStep, step)))
		.returning({ userId: totpSecrets.userId });
	return used.length > 0;
}

/**
 * Uses up a code of an authenticator app, or a recovery code.
 * @param db a transaction that has locked the account; if it is rolled back the code is not used
 * @returns whether the code is right and unused
 */
export async function spendCode(
	ctx: Context,
	db: Db,
	userId: string,
	typed: string,
): Promise<boolean> {
	const code = plainCode(typed);
	const [factor] = await db.select(secretColumns(ctx)).from(totpSecrets).where(isOf(userId));
	if (!factor) return false;
	const step = stepOf(factor.secret, code, factor.now);
	if (step !== null) return spendStep(db, userId, step);
	return spendRecoveryCode(db, userId, code);
}

/** Asks for a code, once the password was right. */
const codeRequired = () =>
	new DomainError(
		'code_required',
		'Send the code of your authenticator app as well, or a recovery code.',
	);

/** Refuses a password alone where two factors are required, and the only other one is a passkey. */
async function requireNoPasskey(ctx: Context, db: Db, { id, role }: User): Promise<void> {
	if (!isRequiredOf(ctx.services.settings.requireTwoFactor, role)) return;
	if ((await db.$count(passkeys, eq(passkeys.userId, id))) === 0) return;
	const detail = 'This clinic requires a second factor. Sign in with your passkey.';
	throw new DomainError('two_factor_required', detail);
}

/**
 * The second factor of a sign-in with a password. A sign-in by something that is two factors in one does not call it.
 * @param db a transaction that has locked the account
 * @throws DomainError `code_required`; `two_factor_required` where the account has passkeys and no codes, and the installation
 * requires two factors; `invalid_credentials` for a code that is wrong or was used
 */
export async function requireCode(
	ctx: Context,
	db: Db,
	user: User,
	code: string | undefined,
): Promise<void> {
	if (!(await needsCode(db, user.id))) return requireNoPasskey(ctx, db, user);
	if (code === undefined) throw codeRequired();
	if (!(await spendCode(ctx, db, user.id, code))) {
		throw invalidCredentials('The code is wrong or was already used.');
	}
}

/** Takes an authenticator app and the recovery codes from an account. @param db a transaction that has locked the account */
export async function deleteTotp(db: Db, userId: string): Promise<void> {
	await db.delete(totpSecrets).where(eq(totpSecrets.userId, userId));
	await db.delete(recoveryCodes).where(eq(recoveryCodes.userId, userId));
}

/** Takes every second factor from an account, for somebody who lost them. @param db a transaction that has locked the account */
export async function deleteSecondFactors(db: Db, userId: string): Promise<void> {
	await deleteTotp(db, userId);
	await db.delete(passkeys).where(eq(passkeys.userId, userId));
}
