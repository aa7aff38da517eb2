import { sessions } from '@hms/db';
import { and, gt, sql } from 'drizzle-orm';
import type { UserContext } from '../context.ts';
import { errorForFields } from '../errors/domain-error.ts';
import { recordSecurityEvent } from '../security-event/record.ts';
import { type Attempt, countAttempt, undoAttempt } from './attempts.ts';
import { type CheckedPassword, findPassword } from './queries.ts';
import { hasCredentials } from './sessions.ts';

/** For how many seconds a sign-in counts as recent. */
const recentSeconds = 600;

export const wrongCurrentPassword = () =>
	errorForFields('validation', [{ path: 'currentPassword', message: 'is not your password' }]);

/**
 * Checks the signed-in user's password. Attempts are limited as at sign-in, so that a stolen session is no way to guess it.
 * @returns the password, to be compared once the account is locked
 * @throws DomainError `validation` at `currentPassword`, `too_many_requests`
 */
export async function requireCurrentPassword(
	ctx: UserContext,
	currentPassword: string,
): Promise<CheckedPassword> {
	const { database, passwords, settings } = ctx.services;
	const attempt: Attempt = {
		kind: 'password account',
		subject: ctx.userId,
		limit: settings.limits.signInPerAccount,
	};
	await countAttempt(ctx, attempt);
	const current = await ctx.db.query((db) => findPassword(db, ctx.userId));
	const isCorrect = await passwords.verify(current?.passwordHash, currentPassword);
	if (!current || !isCorrect) {
		const event = { kind: 'password_check_failed', userId: ctx.userId } as const;
		await recordSecurityEvent(ctx, database.system, event);
		throw wrongCurrentPassword();
	}
	await undoAttempt(database.system, attempt);
	return current;
}

/**
 * Checks, before an account is weakened, that it is its owner who asks: by the current password, or a sign-in in this session of
 * the last ten minutes.
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
	const since = sql`now() - make_interval(secs => ${recentSeconds})`;
	const isRecent = and(hasCredentials(ctx.session), gt(sessions.createdAt, since));
	const recent = await ctx.db.query((db) => db.$count(sessions, isRecent));
	if (recent > 0) return;
	throw errorForFields('validation', [
		{
			path: 'currentPassword',
			message: 'is needed, because you signed in more than ten minutes ago',
		},
	]);
}
