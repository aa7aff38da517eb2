import type { ListedUser, PasswordResetLink, UpdateUserInput } from '@hms/contracts';
import { type Db, databaseError, users } from '@hms/db';
import { eq } from 'drizzle-orm';
import { asAdmin } from '../auth/as-admin.ts';
import { createPasswordReset } from '../auth/password-reset.ts';
import { deleteSecondFactors } from '../auth/second-factor.ts';
import type { UserContext } from '../context.ts';
import { DomainError, notFound } from '../errors/domain-error.ts';
import { recordSecurityEvent } from '../security-event/record.ts';
import { readListedUser } from './queries.ts';

/**
 * Changes a user's role or status. Disabling ends every session of the user, and every link to set a password.
 * @throws DomainError `not_found`, `forbidden`, `last_admin` if no active administrator would be left
 */
export async function updateUser(
	ctx: UserContext,
	{ id, ...changes }: UpdateUserInput,
): Promise<ListedUser> {
	try {
		return await asAdmin(ctx, async (db) => {
			const before = await lockUser(db, id);
			const { role = before.role, status = before.status } = changes;
			await db.update(users).set({ role, status }).where(eq(users.id, id));
			if (role !== before.role) {
				const event = { kind: 'role_changed', userId: id, detail: role } as const;
				await recordSecurityEvent(ctx, db, event);
			}
			if (status !== before.status) {
				const kind = status === 'active' ? 'account_enabled' : 'account_disabled';
				await recordSecurityEvent(ctx, db, { kind, userId: id });
			}
			return readListedUser(db, id);
		});
	} catch (error) {
		if (databaseError(error)?.constraint_name !== 'users_active_admin') throw error;
		throw new DomainError(
			'last_admin',
			'The clinic has no other administrator. Make someone else an administrator first.',
		);
	}
}

/** A user's role and status, which nobody changes until the transaction ends. @throws DomainError `not_found` */
async function lockUser(db: Db, id: string) {
	const [user] = await db
		.select({ role: users.role, status: users.status })
		.from(users)
		.where(eq(users.id, id))
		.for('no key update');
	if (!user) throw notFound('user');
	return user;
}

/**
 * Makes a link with which a user sets a new password, for an administrator to hand over.
 * @throws DomainError `not_found`, `forbidden`, `conflict` for a disabled user
 */
export function createPasswordResetLink(ctx: UserContext, id: string): Promise<PasswordResetLink> {
	return asAdmin(ctx, async (db) => {
		await readListedUser(db, id);
		const link = await createPasswordReset(ctx, db, id, 'admin');
		if (!link) throw new DomainError('conflict', 'This account is disabled. Enable it first.');
		return link;
	});
}

/**
 * Takes the second factor from a user who lost it and the recovery codes. One's own is turned off in the settings, with a code.
 * @throws DomainError `not_found`, `forbidden`
 */
export function removeTwoFactor(ctx: UserContext, id: string): Promise<void> {
	return asAdmin(ctx, async (db) => {
		if (id === ctx.userId) {
			throw new DomainError('forbidden', 'Turn your own second factor off in your settings.');
		}
		await lockUser(db, id);
		await deleteSecondFactors(db, id);
		await recordSecurityEvent(ctx, db, { kind: 'two_factor_removed', userId: id });
	});
}
