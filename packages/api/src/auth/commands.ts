import type {
	ChangePasswordInput,
	RegisterInput,
	SessionAnswer,
	UpdateMeInput,
	User,
} from '@hms/contracts';
import { credentials, lockRegistration, type SessionKind, users } from '@hms/db';
import { eq, sql } from 'drizzle-orm';
import { suggestClinic } from '../clinic/commands.ts';
import type { Context, UserContext } from '../context.ts';
import { mapConstraintErrors } from '../errors/constraint-errors.ts';
import { recordSecurityEvent } from '../security-event/record.ts';
import { checkReadOnlyFields } from '../validation/read-only-fields.ts';
import { deleteResetLinks, hasAccounts, insertAccount } from './accounts.ts';
import { admit, requireAdmission } from './admission.ts';
import { countAttempt, networkOf } from './attempts.ts';
import { cookieValue } from './cookie.ts';
import { deviceWith, readDevice } from './devices.ts';
import { deletePersonalTokens } from './personal-tokens.ts';
import { isUnchanged, readMe, readUser } from './queries.ts';
import { requireCurrentPassword, wrongCurrentPassword } from './recent-sign-in.ts';
import { rotateSession } from './refresh.ts';
import {
	accountConstraints,
	namesOfClinic,
	requireNewPassword,
	requireStrongPassword,
} from './rules.ts';
import {
	endOtherSessions,
	endSession,
	openSession,
	renewSessions,
	withSessionLock,
} from './sessions.ts';
import { type NewSession, tokenAnswer } from './sign-in.ts';

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
	requireStrongPassword(input.password, 'password', input, namesOfClinic(ctx.services));
	await countAttempt(ctx, {
		kind: 'register address',
		subject: networkOf(ctx.address),
		limit: settings.limits.registerPerAddress,
	});
	const device = await readDevice(ctx, kind, undefined);
	const passwordHash = await passwords.hash(input.password);
	return mapConstraintErrors(accountConstraints, () =>
		database.system.transaction(async (db) => {
			await db.execute(lockRegistration);
			const role = await admit(ctx, db, input);
			if (!(await hasAccounts(db))) await suggestClinic(ctx, db);
			const { name, email } = input;
			const user = await insertAccount(db, { name, email, passwordHash, role });
			const session = await openSession(ctx, db, user.id, kind);
			const about = { actorId: user.id, userId: user.id };
			if (input.invitation !== undefined) {
				await recordSecurityEvent(ctx, db, { kind: 'invitation_used', ...about, email });
			}
			await recordSecurityEvent(ctx, db, {
				kind: 'account_created',
				...about,
				detail: user.role,
			});
			return { user, session, device: deviceWith(device, user.id) };
		}),
	);
}

/** Exchanges a refresh token for a new token and the next refresh token. @throws DomainError `unauthenticated` */
export async function refresh(ctx: Context, refreshToken: string): Promise<SessionAnswer> {
	const session = await rotateSession(ctx, refreshToken);
	return tokenAnswer(ctx, {
		session,
		user: await readUser(ctx.services.database.system, session.userId),
		device: null,
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

/** Changes the signed-in user's name and formats. @throws DomainError `validation` for a read-only field with another value */
export async function updateMe(
	ctx: UserContext,
	{ name, language, dateOrder, timeFormat, ...readOnly }: UpdateMeInput,
): Promise<User> {
	// Read-only fields of a user never change, so no lock is needed.
	if (Object.keys(readOnly).length > 0) checkReadOnlyFields({ ...(await readMe(ctx)) }, readOnly);
	const changes = { name, language, dateOrder, timeFormat };
	if (Object.values(changes).some((value) => value !== undefined)) {
		await withSessionLock(ctx, (db) =>
			db.update(users).set(changes).where(eq(users.id, ctx.userId)),
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
	requireNewPassword(newPassword, 'newPassword', await readMe(ctx), namesOfClinic(ctx.services));
	const current = await requireCurrentPassword(ctx, currentPassword);
	const passwordHash = await passwords.hash(newPassword);
	// Before the change and not with it: row-level security hides these rows from a signed-in user's transaction.
	await deleteResetLinks(database.system, ctx.userId);
	const renewed = await withSessionLock(ctx, async (db) => {
		const changed = await db
			.update(credentials)
			.set({ passwordHash, changedAt: sql`clock_timestamp()` })
			.where(isUnchanged(current))
			.returning({ userId: credentials.userId });
		// The password was changed concurrently.
		if (changed.length === 0) throw wrongCurrentPassword();
		await deletePersonalTokens(db, ctx.userId);
		await recordSecurityEvent(ctx, db, { kind: 'password_changed', userId: ctx.userId });
		return renewSessions(ctx, db);
	});
	if (renewed) ctx.cookie.set(cookieValue(renewed), settings.sessionSeconds);
}
