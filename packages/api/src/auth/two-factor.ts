import type {
	BeginTotpInput,
	ChangeTwoFactorInput,
	ConfirmTotpInput,
	RecoveryCodeList,
	TotpSetup,
	TwoFactor,
} from '@hms/contracts';
import { type Db, recoveryCodes, totpSecrets } from '@hms/db';
import { and, eq, gt, isNull, sql } from 'drizzle-orm';
import type { UserContext } from '../context.ts';
import { DomainError, errorForFields } from '../errors/domain-error.ts';
import { recordSecurityEvent } from '../security-event/record.ts';
import { type Attempt, countAttempt, undoAttempt } from './attempts.ts';
import { listPasskeys } from './passkeys.ts';
import { readMe } from './queries.ts';
import { requireRecentSignIn } from './recent-sign-in.ts';
import { replaceRecoveryCodes } from './recovery-codes.ts';
import {
	codesSince,
	deleteTotp,
	needsCode,
	plainCode,
	secretColumns,
	spendCode,
	spendStep,
} from './second-factor.ts';
import { endOtherSessions, withSessionLock } from './sessions.ts';
import { newTotp, stepOf } from './totp.ts';

/** For how many seconds an app that was set up can be confirmed. */
const setupSeconds = 3600;

/** The signed-in user's second factors. */
export function readTwoFactor({ db, userId }: UserContext): Promise<TwoFactor> {
	return db.transaction(async (db) => {
		const totpSince = await codesSince(db, userId);
		return {
			totp: totpSince !== null,
			totpSince,
			passkeys: await listPasskeys(db, userId),
			recoveryCodesLeft: await db.$count(recoveryCodes, eq(recoveryCodes.userId, userId)),
		};
	});
}

const isOn = () =>
	new DomainError(
		'conflict',
		'An authenticator app is already on. Turn it off to set up another one.',
	);

const isOff = () => new DomainError('conflict', 'There is no second factor. Set one up first.');

/**
 * Begins to set up an authenticator app; setting up that was begun before is given up. Signing in needs no code until `confirmTotp`.
 * @throws DomainError `validation` at `currentPassword`, `conflict` if an app is set up, `too_many_requests`
 */
export async function beginTotp(
	ctx: UserContext,
	{ currentPassword }: BeginTotpInput,
): Promise<TotpSetup> {
	await requireRecentSignIn(ctx, currentPassword);
	const { bytes, setup } = newTotp((await readMe(ctx)).email);
	await withSessionLock(ctx, async (db) => {
		const secret = { secret: bytes, createdAt: sql`now()` };
		const begun = await db
			.insert(totpSecrets)
			.values({ userId: ctx.userId, ...secret })
			.onConflictDoUpdate({
				target: totpSecrets.userId,
				set: secret,
				setWhere: isNull(totpSecrets.confirmedAt),
			})
			.returning({ userId: totpSecrets.userId });
		if (begun.length === 0) throw isOn();
	});
	return setup;
}

/**
 * Turns codes on with the first one of the app, and ends every other session: they were opened without a code.
 * @throws DomainError `validation` at `code`, `conflict` unless setting up was begun within the last hour, `too_many_requests`
 */
export function confirmTotp(
	ctx: UserContext,
	{ code }: ConfirmTotpInput,
): Promise<RecoveryCodeList> {
	return withCodeCounted(ctx, async (db) => {
		if (await needsCode(db, ctx.userId)) throw isOn();
		const since = sql`now() - make_interval(secs => ${setupSeconds})`;
		const [begun] = await db
			.select(secretColumns(ctx))
			.from(totpSecrets)
			.where(and(eq(totpSecrets.userId, ctx.userId), gt(totpSecrets.createdAt, since)));
		if (!begun)
			throw new DomainError('conflict', 'Start again: the set-up took longer than an hour.');
		const step = stepOf(begun.secret, plainCode(code), begun.now);
		if (step === null) throw wrongCode();
		await spendStep(db, ctx.userId, step);
		await db
			.update(totpSecrets)
			.set({ confirmedAt: sql`now()` })
			.where(eq(totpSecrets.userId, ctx.userId));
		await endOtherSessions(db, ctx);
		await recordSecurityEvent(ctx, db, { kind: 'two_factor_turned_on', userId: ctx.userId });
		return { recoveryCodes: await replaceRecoveryCodes(db, ctx.userId) };
	});
}

/** Gives the signed-in user new recovery codes. @throws DomainError as `removeTotp` */
export async function renewRecoveryCodes(
	ctx: UserContext,
	{ currentPassword, code }: ChangeTwoFactorInput,
): Promise<RecoveryCodeList> {
	await requireRecentSignIn(ctx, currentPassword);
	return withCodeCounted(ctx, async (db) => {
		await requireOwnCode(ctx, db, code);
		await recordSecurityEvent(ctx, db, { kind: 'recovery_codes_renewed', userId: ctx.userId });
		return { recoveryCodes: await replaceRecoveryCodes(db, ctx.userId) };
	});
}

/**
 * Turns codes off, and ends the recovery codes.
 * @throws DomainError `validation` at `currentPassword` or `code`, `conflict` if there is no second factor, `too_many_requests`
 */
export async function removeTotp(
	ctx: UserContext,
	{ currentPassword, code }: ChangeTwoFactorInput,
): Promise<void> {
	await requireRecentSignIn(ctx, currentPassword);
	await withCodeCounted(ctx, async (db) => {
		await requireOwnCode(ctx, db, code);
		await deleteTotp(db, ctx.userId);
		await recordSecurityEvent(ctx, db, { kind: 'two_factor_turned_off', userId: ctx.userId });
	});
}

const wrongCode = () =>
	errorForFields('validation', [{ path: 'code', message: 'is wrong or was already used' }]);

async function requireOwnCode(ctx: UserContext, db: Db, code: string): Promise<void> {
	if (!(await needsCode(db, ctx.userId))) throw isOff();
	if (!(await spendCode(ctx, db, ctx.userId, code))) throw wrongCode();
}

/** Runs a command with a code, which counts as an attempt until it succeeds. */
async function withCodeCounted<T>(ctx: UserContext, work: (db: Db) => Promise<T>): Promise<T> {
	const attempt: Attempt = {
		kind: 'change account',
		subject: ctx.userId,
		limit: ctx.services.settings.limits.signInPerAccount,
	};
	await countAttempt(ctx, attempt);
	const { system } = ctx.services.database;
	const result = await withSessionLock(ctx, work).catch(async (error: unknown) => {
		// The code is all that a command with one refuses as invalid.
		if (error instanceof DomainError && error.code === 'validation') {
			await recordSecurityEvent(ctx, system, { kind: 'code_check_failed', userId: ctx.userId });
		}
		throw error;
	});
	await undoAttempt(system, attempt);
	return result;
}
