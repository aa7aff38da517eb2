import { sessions } from '@hms/db';
import { and, gt, sql } from 'drizzle-orm';
import type { UserContext } from '../context.ts';
import { type DomainError, errorForFields } from '../errors/domain-error.ts';
import { recordSecurityEvent } from '../security-event/record.ts';
import { type Attempt, countAttempt, undoAttempt } from './attempts.ts';
import { type CheckedPassword, findPassword } from './queries.ts';
import { hasCredentials } from './sessions.ts';

/** For how many seconds after a sign-in the password is not asked for again. */
const recentSeconds = 600;

const currentPasswordError = (message: string): DomainError =>
	errorForFields('validation', [{ path: 'currentPassword', message }]);

export const wrongCurrentPassword = () => currentPasswordError('That isn’t your current password');

/**
 * Checks the signed-in user's password. Attempts are limited as at sign-in, so that a stolen session is no way to guess it.
 * @returns the password, to be compared once the account is locked
 * @throws DomainError `validation` at `currentPassword`, `too_many_requests`
 */
export async function requireCurrentPassword(
	ctx: UserContext,
	password: string,
): Promise<CheckedPassword> {
	const { database, passwords, settings } = ctx.services;
	const attempt: Attempt = {
		kind: 'password account',
		subject: ctx.userId,
		limit: settings.limits.signInPerAccount,
	};
	await countAttempt(ctx, attempt);
	const current = await ctx.db.query((db) => findPassword(db, ctx.userId));
	const isCorrect = await passwords.verify(current?.passwordHash, password);
	if (!current || !isCorrect) {
		const event = { kind: 'password_check_failed', userId: ctx.userId } as const;
		await recordSecurityEvent(ctx, database.system, event);
		throw wrongCurrentPassword();
	}
	await undoAttempt(database.system, attempt);
	return current;
}

/**
 * Makes sure that whoever weakens an account is its user, and not somebody at an unattended screen or with a copied cookie: they
 * know the password, or have signed in a short while ago.
 * @param currentPassword a wrong one is refused, however recent the sign-in is
 * @throws DomainError `validation` at `currentPassword`, `too_many_requests`
 */
export async function requireRecentSignIn(
	ctx: UserContext,
	currentPassword: string | undefined,
): Promise<void> {
	if (currentPassword !== undefined) {
		await requireCurrentPassword(ctx, currentPassword);
		return;
	}
	const isRecent = and(
		hasCredentials(ctx.session),
		gt(sessions.createdAt, sql`now() - make_interval(secs => ${recentSeconds})`),
	);
	const recent = await ctx.db.query((db) =>
		db.select({ id: sessions.id }).from(sessions).where(isRecent),
	);
	if (recent.length === 0) {
		throw currentPasswordError('is needed: you signed in more than ten minutes ago');
	}
}
