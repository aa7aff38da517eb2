import type { ForgotPasswordInput, PasswordResetLink, ResetPasswordInput } from '@hms/contracts';
import { type Db, type PasswordResetKind, passwordResets, users } from '@hms/db';
import { and, eq, gt, type SQL, sql } from 'drizzle-orm';
import type { Context } from '../context.ts';
import { linkTo } from '../links.ts';
import { passwordResetMessage } from '../mail/messages.ts';
import { hashOf, newSecret } from '../secrets.ts';
import { recordCommand, recordSecurityEvent } from '../security-event/record.ts';
import { lockAccount } from './account-lock.ts';
import { setPassword } from './accounts.ts';
import { type Attempt, countAttempt, networkOf } from './attempts.ts';
import { findActiveAccount, userColumns } from './queries.ts';
import { invalidToken, namesOfClinic, requireNewPassword } from './rules.ts';

/** For how many seconds a link works. */
const lifetimes: Record<PasswordResetKind, number> = { admin: 24 * 3600, mail: 3600 };

/**
 * Makes a link to set a new password; one of the same kind that was made before stops working.
 * @param db a transaction
 * @param origin what the link begins with
 * @returns undefined for an account that is disabled
 */
async function insertLink(
	db: Db,
	{ origin, userId, kind }: { origin: string; userId: string; kind: PasswordResetKind },
): Promise<PasswordResetLink | undefined> {
	if (!(await lockAccount(db, userId, 'share'))) return undefined;
	const token = newSecret();
	const link = {
		tokenHash: hashOf(token),
		expiresAt: sql`now() + make_interval(secs => ${lifetimes[kind]})`,
	};
	const [row] = await db
		.insert(passwordResets)
		.values({ userId, kind, ...link })
		.onConflictDoUpdate({ target: [passwordResets.userId, passwordResets.kind], set: link })
		.returning({ expiresAt: passwordResets.expiresAt });
	if (!row) throw new Error('an insert returned no row');
	return { url: linkTo({ origin }, '/reset-password', ['token', token]), ...row };
}

/** Makes a link for somebody who asks for it, or for whom an administrator does. @param db, @returns as `insertLink` */
export async function createPasswordReset(
	ctx: Context,
	db: Db,
	userId: string,
	kind: PasswordResetKind,
): Promise<PasswordResetLink | undefined> {
	const link = await insertLink(db, { origin: ctx.origin, userId, kind });
	if (link) {
		await recordSecurityEvent(ctx, db, { kind: 'password_link_made', userId, detail: kind });
	}
	return link;
}

/** Makes a link for whoever runs the installation, who hands it over. @returns undefined for an account that is disabled */
export function createPasswordLink(
	db: Db,
	origin: string,
	userId: string,
): Promise<PasswordResetLink | undefined> {
	return db.transaction(async (tx) => {
		const link = await insertLink(tx, { origin, userId, kind: 'admin' });
		if (link) await recordCommand(tx, { kind: 'password_link_made', userId, detail: 'admin' });
		return link;
	});
}

/**
 * Mails a link to set a new password, if the address has an account and mail is set up. Whether it does is found out after the
 * answer, which therefore says nothing of it, not even by its time.
 * @throws DomainError `too_many_requests`, for known and unknown addresses alike
 */
export async function forgotPassword(ctx: Context, { email }: ForgotPasswordInput): Promise<void> {
	const { background, database, mail, settings } = ctx.services;
	const { forgotPerAccount, forgotPerAddress } = settings.limits;
	const attempts: Attempt[] = [
		{ kind: 'forgot address', subject: networkOf(ctx.address), limit: forgotPerAddress },
		{ kind: 'forgot account', subject: email, limit: forgotPerAccount },
	];
	for (const attempt of attempts) await countAttempt(ctx, attempt);
	if (!mail) return;
	background.start(async () => {
		const account = await findActiveAccount(database.system, email);
		if (!account) return;
		const { user } = account;
		const link = await database.system.transaction((db) =>
			createPasswordReset(ctx, db, user.id, 'mail'),
		);
		if (link) await mail.send(passwordResetMessage(user, link.url));
	});
}

/** The link that a token belongs to, while it works. */
const isUsable = (token: string): SQL | undefined =>
	and(eq(passwordResets.tokenHash, hashOf(token)), gt(passwordResets.expiresAt, sql`now()`));

/**
 * Sets a new password by a link, and ends every session of the account. A password that is refused leaves the link as it is.
 * @throws DomainError `invalid_token`, `validation`
 */
export async function resetPasswordByLink(
	ctx: Context,
	{ token, newPassword }: ResetPasswordInput,
): Promise<void> {
	const { database, passwords } = ctx.services;
	const [user] = await database.system
		.select(userColumns)
		.from(passwordResets)
		.innerJoin(users, eq(users.id, passwordResets.userId))
		.where(and(isUsable(token), eq(users.status, 'active')));
	if (!user) throw invalidToken();
	requireNewPassword(newPassword, 'newPassword', user, namesOfClinic(ctx.services));
	const passwordHash = await passwords.hash(newPassword);
	await database.system.transaction(async (db) => {
		if (!(await lockAccount(db, user.id, 'exclusive'))) throw invalidToken();
		const used = await db
			.delete(passwordResets)
			.where(isUsable(token))
			.returning({ userId: passwordResets.userId });
		// Another request has used it meanwhile.
		if (used.length === 0) throw invalidToken();
		await setPassword(db, user, passwordHash);
		const about = { actorId: user.id, userId: user.id };
		await recordSecurityEvent(ctx, db, { kind: 'password_reset', ...about });
	});
}
