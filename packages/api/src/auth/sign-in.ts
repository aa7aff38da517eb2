import type { LoginInput, SessionAnswer, User } from '@hms/contracts';
import { credentials, type SessionKind } from '@hms/db';
import { and, eq } from 'drizzle-orm';
import type { Context } from '../context.ts';
import { DomainError } from '../errors/domain-error.ts';
import { recordSecurityEvent } from '../security-event/record.ts';
import { type Attempt, countAttempt, networkOf, undoAttempt } from './attempts.ts';
import { cookieValue } from './cookie.ts';
import { deviceWith, readDevice } from './devices.ts';
import { type CheckedPassword, findAccount, isUnchanged } from './queries.ts';
import { refreshTokenOf } from './refresh.ts';
import { invalidCredentials } from './rules.ts';
import { requireCode } from './second-factor.ts';
import { lockVerified, type OpenSession, openSession } from './sessions.ts';
import type { Device } from './tokens.ts';

/** A session that was opened, and where; the device is null where a session goes on that was opened before. */
export interface NewSession {
	user: User;
	session: OpenSession;
	device: Device | null;
}

/**
 * How a sign-in is counted. Strangers count together, by account and by address. A device in which the user has signed in before
 * counts by itself: however much strangers guess, its user does not have to wait for them.
 */
function attemptsOf(ctx: Context, email: string, ownDevice: string | undefined): Attempt[] {
	const { signInPerAccount, signInPerAddress } = ctx.services.settings.limits;
	if (ownDevice !== undefined) {
		return [{ kind: 'sign-in device', subject: ownDevice, limit: signInPerAccount }];
	}
	return [
		{ kind: 'sign-in address', subject: networkOf(ctx.address), limit: signInPerAddress },
		{ kind: 'sign-in account', subject: email, limit: signInPerAccount },
	];
}

/**
 * How the code of a sign-in is counted. Apart from the password: who knows that could otherwise go on guessing codes by setting
 * its count back, with a sign-in without a code or a new password by mail.
 */
const codeAttemptOf = (ctx: Context, userId: string, ownDevice: string | undefined): Attempt => ({
	...(ownDevice === undefined
		? { kind: 'code account', subject: userId }
		: { kind: 'code device', subject: ownDevice }),
	limit: ctx.services.settings.limits.signInPerAccount,
});

/**
 * Signs in with a password, and a code where the account has a second factor.
 * @throws DomainError `too_many_requests`; `invalid_credentials`, after the same time for an unknown address and a wrong password;
 * `code_required` or `two_factor_required` with a right password
 */
export async function login(
	ctx: Context,
	{ email, password, code, deviceToken }: LoginInput,
	kind: SessionKind,
): Promise<NewSession> {
	const { database, passwords } = ctx.services;
	const device = await readDevice(ctx, kind, deviceToken);
	const account = await findAccount(database.system, email);
	const isOwn = account && device?.userIds.includes(account.user.id);
	const ownDevice = isOwn ? `${account.user.id} ${device?.id}` : undefined;
	const attempts = attemptsOf(ctx, email, ownDevice);
	for (const attempt of attempts) await countAttempt(ctx, attempt);
	const refuse = async (why: string, error = invalidCredentials()) => {
		const event = { kind: 'sign_in_failed', userId: account?.user.id, detail: why } as const;
		await recordSecurityEvent(ctx, database.system, event);
		return error;
	};
	// A disabled account is refused exactly as an unknown address is.
	const isActive = account?.status === 'active';
	const hash = isActive ? account.password.passwordHash : undefined;
	const isCorrect = await passwords.verify(hash, password);
	if (!account) throw await refuse('unknown address');
	if (!isActive) throw await refuse('disabled account');
	if (!isCorrect) throw await refuse('wrong password');
	const { user } = account;
	const undoAttempts = async () => {
		for (const attempt of attempts) await undoAttempt(database.system, attempt);
	};
	const codeAttempt = code === undefined ? undefined : codeAttemptOf(ctx, user.id, ownDevice);
	if (codeAttempt) await countAttempt(ctx, codeAttempt);
	const session = await database.system
		.transaction(async (db) => {
			if (!(await lockVerified(db, account.password))) return undefined;
			await requireCode(ctx, db, user, code);
			const opened = await openSession(ctx, db, user.id, kind);
			const about = { actorId: user.id, userId: user.id };
			await recordSecurityEvent(ctx, db, { kind: 'signed_in', ...about, detail: kind });
			return opened;
		})
		.catch(async (error: unknown) => {
			if (!(error instanceof DomainError)) throw error;
			if (error.code === 'invalid_credentials') throw await refuse('wrong code', error);
			// The password was right, and the sign-in needs something else too.
			await undoAttempts();
			throw error;
		});
	// The password was changed, or the account disabled, since it was verified.
	if (!session) throw await refuse('account changed meanwhile');
	await undoAttempts();
	if (codeAttempt) await undoAttempt(database.system, codeAttempt);
	renewHash(ctx, account.password, password);
	return { user, session, device: deviceWith(device, user.id) };
}

/** Computes the hash of a password that was right anew, where it was computed at another cost than is usual now. */
function renewHash(ctx: Context, checked: CheckedPassword, password: string): void {
	const { background, database, passwords } = ctx.services;
	if (!passwords.isOutdated(checked.passwordHash)) return;
	background.start(async () => {
		const passwordHash = await passwords.hash(password);
		await database.system
			.update(credentials)
			.set({ passwordHash })
			.where(and(isUnchanged(checked), eq(credentials.passwordHash, checked.passwordHash)));
	});
}

/** The answer that signs a program in: tokens. */
export async function tokenAnswer(
	ctx: Context,
	{ user, session, device }: NewSession,
): Promise<SessionAnswer> {
	const { tokens } = ctx.services;
	return {
		user,
		token: await tokens.sign(session),
		tokenType: 'Bearer',
		expiresIn: tokens.lifetime,
		refreshToken: refreshTokenOf(session),
		...(device ? { deviceToken: await tokens.signDevice(device) } : {}),
	};
}

/** The answer that signs a browser in: HttpOnly cookies. */
export async function cookieAnswer(
	ctx: Context,
	{ user, session, device }: NewSession,
): Promise<{ user: User }> {
	const { tokens, settings } = ctx.services;
	ctx.cookie.set(cookieValue(session), settings.sessionSeconds);
	if (device) ctx.deviceCookie.set(await tokens.signDevice(device), tokens.deviceLifetime);
	return { user };
}
