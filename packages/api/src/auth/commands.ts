import {
	type ChangePasswordInput,
	isOwnNameOrAddress,
	type LoginInput,
	ownNameOrAddress,
	type RegisterInput,
	type SessionAnswer,
	type UpdateMeInput,
	type User,
} from '@hms/contracts';
import { credentials, type SessionKind, users } from '@hms/db';
import { and, eq, sql } from 'drizzle-orm';
import type { Context, UserContext } from '../context.ts';
import { DomainError, explaining, fieldsError } from '../errors/errors.ts';
import { requireCarried } from '../validation/read-only-fields.ts';
import { insertAccount } from './accounts.ts';
import { type Attempt, forgiveAttempt, takeAttempt } from './attempts.ts';
import { cookieValue } from './cookie.ts';
import { findAccount, findPassword, readMe, readUser } from './queries.ts';
import { refreshTokenOf, rotateSession } from './refresh.ts';
import { accountConstraints, invalidCredentials, requireUncommon } from './rules.ts';
import {
	endOtherSessions,
	endSession,
	inTurn,
	type OpenSession,
	openSession,
	renewSessions,
} from './sessions.ts';

interface Opened {
	user: User;
	session: OpenSession;
}

/** Makes an account and signs it in. The first account of an installation is its administrator. */
export async function register(
	ctx: Context,
	input: RegisterInput,
	kind: SessionKind,
): Promise<Opened> {
	const { database, passwords, settings } = ctx.services;
	if (settings.registration === 'closed') {
		throw new DomainError(
			'forbidden',
			'Registration is closed. Ask an administrator for an account.',
		);
	}
	requireUncommon(input.password, 'password', input);
	await takeAttempt(ctx, {
		what: 'register address',
		who: ctx.address,
		limit: settings.limits.registerPerAddress,
	});
	const passwordHash = await passwords.hash(input.password);
	return explaining(accountConstraints, () =>
		database.system.transaction(async (db) => {
			const { name, email } = input;
			const user = await insertAccount(db, { name, email, passwordHash });
			const session = await openSession(ctx, db, { userId: user.id, passwordHash }, kind);
			if (!session) throw new Error('an account that was just made has another password');
			return { user, session };
		}),
	);
}

/** @throws DomainError `too_many_requests`, or `invalid_credentials`, after the same time for an unknown address and a wrong password */
export async function login(ctx: Context, input: LoginInput, kind: SessionKind): Promise<Opened> {
	const { database, passwords, settings } = ctx.services;
	const { signInPerAccount, signInPerAddress } = settings.limits;
	const attempts: Attempt[] = [
		{ what: 'sign-in address', who: ctx.address, limit: signInPerAddress },
		{ what: 'sign-in account', who: input.email, limit: signInPerAccount },
	];
	for (const attempt of attempts) await takeAttempt(ctx, attempt);
	const account = await findAccount(database.system, input.email);
	const right = await passwords.verify(account?.passwordHash, input.password);
	if (!account || !right) throw invalidCredentials();
	const { user, passwordHash } = account;
	const session = await database.system.transaction((db) =>
		openSession(ctx, db, { userId: user.id, passwordHash }, kind),
	);
	// It was right when it was given, and is not any more.
	if (!session) throw invalidCredentials();
	for (const attempt of attempts) await forgiveAttempt(database.system, attempt);
	return { user, session };
}

/** A session as a program gets it: a token that it sends along. */
export async function tokenAnswer(ctx: Context, { user, session }: Opened): Promise<SessionAnswer> {
	const { tokens } = ctx.services;
	return {
		user,
		token: await tokens.sign(session),
		tokenType: 'Bearer',
		expiresIn: tokens.lifetime,
		refreshToken: refreshTokenOf(session),
	};
}

/** A session as a browser gets it: in a cookie that no script can read. */
export function cookieAnswer(ctx: Context, { user, session }: Opened): { user: User } {
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
	await endSession(ctx, ctx.session.sessionId);
}

/** Ends every session of the signed-in user but this one. */
export async function logoutElsewhere(ctx: UserContext): Promise<void> {
	await inTurn(ctx, (db) => endOtherSessions(db, ctx));
}

/** Changes what is given of the signed-in user. @throws DomainError `validation` for what only the system sets */
export async function updateMe(
	ctx: UserContext,
	{ name, ...carried }: UpdateMeInput,
): Promise<User> {
	// None of these ever changes while somebody is signed in, so nothing has to be locked.
	if (Object.keys(carried).length > 0) requireCarried({ ...(await readMe(ctx)) }, carried);
	if (name !== undefined) {
		await ctx.db.single((db) => db.update(users).set({ name }).where(eq(users.id, ctx.userId)));
	}
	return readMe(ctx);
}

/**
 * Gives the signed-in user another password, ends every session but this one, and renews this one, so that no copy of a
 * cookie or a refresh token goes on working. Whoever came by a session guesses the password no faster here than at the
 * door.
 * @throws DomainError `validation` at `currentPassword` or `newPassword`, `too_many_requests`
 */
export async function changePassword(
	ctx: UserContext,
	{ currentPassword, newPassword }: ChangePasswordInput,
): Promise<void> {
	const { database, passwords, settings } = ctx.services;
	const me = await readMe(ctx);
	if (isOwnNameOrAddress(newPassword, me)) {
		throw fieldsError('validation', [{ path: 'newPassword', message: ownNameOrAddress }]);
	}
	requireUncommon(newPassword, 'newPassword', me);
	const attempt: Attempt = {
		what: 'password account',
		who: ctx.userId,
		limit: settings.limits.signInPerAccount,
	};
	await takeAttempt(ctx, attempt);
	const current = await ctx.db.single((db) => findPassword(db, ctx.userId));
	const right = await passwords.verify(current?.passwordHash, currentPassword);
	if (!current || !right) throw notYourPassword();
	await forgiveAttempt(database.system, attempt);
	const passwordHash = await passwords.hash(newPassword);
	const renewed = await inTurn(ctx, async (db) => {
		const changed = await db
			.update(credentials)
			.set({ passwordHash, changedAt: sql`now()` })
			.where(
				and(eq(credentials.userId, ctx.userId), eq(credentials.passwordHash, current.passwordHash)),
			)
			.returning({ userId: credentials.userId });
		// Somebody else has changed it meanwhile.
		if (changed.length === 0) throw notYourPassword();
		return renewSessions(ctx, db, passwordHash);
	});
	if (renewed) ctx.cookie.set(cookieValue(renewed), settings.sessionSeconds);
}

const notYourPassword = () =>
	fieldsError('validation', [{ path: 'currentPassword', message: 'is not your password' }]);
