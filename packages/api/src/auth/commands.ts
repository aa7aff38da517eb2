import type {
	ChangePasswordInput,
	LoginInput,
	RegisterInput,
	SessionAnswer,
	UpdateMeInput,
	User,
} from '@hms/contracts';
import { credentials, lockRegistration, type SessionKind, users } from '@hms/db';
import { and, eq, sql } from 'drizzle-orm';
import type { Context, UserContext } from '../context.ts';
import { mapConstraintErrors } from '../errors/constraint-errors.ts';
import { recordSecurityEvent } from '../security-event/record.ts';
import { checkReadOnlyFields } from '../validation/read-only-fields.ts';
import { deleteResetLinks, insertAccount } from './accounts.ts';
import { admit, requireAdmission } from './admission.ts';
import { type Attempt, countAttempt, networkOf, undoAttempt } from './attempts.ts';
import { cookieValue } from './cookie.ts';
import { deletePersonalTokens } from './personal-tokens.ts';
import { findAccount, readMe, readUser } from './queries.ts';
import { requireCurrentPassword, wrongCurrentPassword } from './recent-sign-in.ts';
import { refreshTokenOf, rotateSession } from './refresh.ts';
import {
	accountConstraints,
	invalidCredentials,
	requireNewPassword,
	requireStrongPassword,
} from './rules.ts';
import {
	endOtherSessions,
	endSession,
	type OpenSession,
	openSession,
	renewSessions,
	withSessionLock,
} from './sessions.ts';

interface NewSession {
	user: User;
	session: OpenSession;
}

/**
 * Creates an account and signs it in. The first account of an installation is its administrator.
 * @throws DomainError `forbidden` unless the registration is open or the invitation good; `email_taken`, `validation`,
 * `too_many_requests`
 */
export async function register(
	ctx: Context,
	input: RegisterInput,
	kind: SessionKind,
): Promise<NewSession> {
	const { database, passwords, settings } = ctx.services;
	// Before anything that costs or tells more.
	await requireAdmission(ctx, input);
	requireStrongPassword(input.password, 'password', input);
	await countAttempt(ctx, {
		kind: 'register address',
		subject: networkOf(ctx.address),
		limit: settings.limits.registerPerAddress,
	});
	const passwordHash = await passwords.hash(input.password);
	return mapConstraintErrors(accountConstraints, () =>
		database.system.transaction(async (db) => {
			await db.execute(lockRegistration);
			const role = await admit(ctx, db, input);
			const { name, email } = input;
			const user = await insertAccount(db, { name, email, passwordHash, role });
			const session = await openSession(ctx, db, { userId: user.id, passwordHash }, kind);
			if (!session) throw new Error('the password of a new account has changed');
			const about = { actorId: user.id, userId: user.id };
			if (input.invitation !== undefined) {
				await recordSecurityEvent(ctx, db, { kind: 'invitation_used', ...about, email });
			}
			await recordSecurityEvent(ctx, db, {
				kind: 'account_created',
				...about,
				detail: user.role,
			});
			return { user, session };
		}),
	);
}

/** @throws DomainError `too_many_requests`, or `invalid_credentials`, after the same time for an unknown address and a wrong password */
export async function login(
	ctx: Context,
	input: LoginInput,
	kind: SessionKind,
): Promise<NewSession> {
	const { database, passwords, settings } = ctx.services;
	const { signInPerAccount, signInPerAddress } = settings.limits;
	const attempts: Attempt[] = [
		{ kind: 'sign-in address', subject: networkOf(ctx.address), limit: signInPerAddress },
		{ kind: 'sign-in account', subject: input.email, limit: signInPerAccount },
	];
	for (const attempt of attempts) await countAttempt(ctx, attempt);
	const account = await findAccount(database.system, input.email);
	const refuse = async (detail: string) => {
		const event = { kind: 'sign_in_failed', userId: account?.user.id, detail } as const;
		await recordSecurityEvent(ctx, database.system, event);
		return invalidCredentials();
	};
	// A disabled account is refused exactly as an unknown address is.
	const isActive = account?.status === 'active';
	const isCorrect = await passwords.verify(
		isActive ? account.passwordHash : undefined,
		input.password,
	);
	if (!account) throw await refuse('unknown address');
	if (!isActive) throw await refuse('disabled account');
	if (!isCorrect) throw await refuse('wrong password');
	const { user, passwordHash } = account;
	const session = await database.system.transaction(async (db) => {
		const opened = await openSession(ctx, db, { userId: user.id, passwordHash }, kind);
		const about = { actorId: user.id, userId: user.id };
		if (opened) await recordSecurityEvent(ctx, db, { kind: 'signed_in', ...about, detail: kind });
		return opened;
	});
	// The password was changed, or the account disabled, since it was verified.
	if (!session) throw await refuse('account changed meanwhile');
	for (const attempt of attempts) await undoAttempt(database.system, attempt);
	return { user, session };
}

/** The answer that signs a program in: tokens. */
export async function tokenAnswer(
	ctx: Context,
	{ user, session }: NewSession,
): Promise<SessionAnswer> {
	const { tokens } = ctx.services;
	return {
		user,
		token: await tokens.sign(session),
		tokenType: 'Bearer',
		expiresIn: tokens.lifetime,
		refreshToken: refreshTokenOf(session),
	};
}

/** The answer that signs a browser in: an HttpOnly cookie. */
export function cookieAnswer(ctx: Context, { user, session }: NewSession): { user: User } {
	ctx.cookie.set(cookieValue(session), ctx.services.settings.sessionSeconds);
	return { user };
}

/** Exchanges a refresh token for a new token and the next refresh token. @throws DomainError `unauthenticated` */
export async function refresh(ctx: Context, refreshToken: string): Promise<SessionAnswer> {
	const session = await rotateSession(ctx, refreshToken);
	return tokenAnswer(ctx, {
		session,
		user: await readUser(ctx.services.database.system, session.userId),
	});
}

/** Ends this session; its token and cookie stop working at once. */
export async function logout(ctx: UserContext): Promise<void> {
	await endSession(ctx, ctx.session.sessionId, 'signed_out');
}

/** Ends every other session of the signed-in user. */
export async function logoutElsewhere(ctx: UserContext): Promise<void> {
	await withSessionLock(ctx, async (db) => {
		const ended = await endOtherSessions(db, ctx);
		if (ended === 0) return;
		const event = { kind: 'sessions_ended', userId: ctx.userId, detail: String(ended) } as const;
		await recordSecurityEvent(ctx, db, event);
	});
}

/** Changes the signed-in user's name. @throws DomainError `validation` for a read-only field with another value */
export async function updateMe(
	ctx: UserContext,
	{ name, ...readOnly }: UpdateMeInput,
): Promise<User> {
	// Read-only fields of a user never change, so no lock is needed.
	if (Object.keys(readOnly).length > 0) checkReadOnlyFields({ ...(await readMe(ctx)) }, readOnly);
	if (name !== undefined) {
		await withSessionLock(ctx, (db) =>
			db.update(users).set({ name }).where(eq(users.id, ctx.userId)),
		);
	}
	return readMe(ctx);
}

/**
 * Changes the signed-in user's password, ends every other session and every personal token, and renews this session, so that
 * copies of cookies and refresh tokens stop working.
 * @throws DomainError `validation` at `currentPassword` or `newPassword`, `too_many_requests`
 */
export async function changePassword(
	ctx: UserContext,
	{ currentPassword, newPassword }: ChangePasswordInput,
): Promise<void> {
	const { database, passwords, settings } = ctx.services;
	requireNewPassword(newPassword, 'newPassword', await readMe(ctx));
	const currentHash = await requireCurrentPassword(ctx, currentPassword);
	const passwordHash = await passwords.hash(newPassword);
	// Before the change and not with it: row-level security hides these rows from a signed-in user's transaction.
	await deleteResetLinks(database.system, ctx.userId);
	const renewed = await withSessionLock(ctx, async (db) => {
		const changed = await db
			.update(credentials)
			.set({ passwordHash, changedAt: sql`now()` })
			.where(and(eq(credentials.userId, ctx.userId), eq(credentials.passwordHash, currentHash)))
			.returning({ userId: credentials.userId });
		// The password was changed concurrently.
		if (changed.length === 0) throw wrongCurrentPassword();
		await deletePersonalTokens(db, ctx.userId);
		await recordSecurityEvent(ctx, db, { kind: 'password_changed', userId: ctx.userId });
		return renewSessions(ctx, db, passwordHash);
	});
	if (renewed) ctx.cookie.set(cookieValue(renewed), settings.sessionSeconds);
}
