import type { ListedUser, PasswordResetLink, UpdateUserInput } from '@hms/contracts';
import { databaseError, users } from '@hms/db';
import { eq } from 'drizzle-orm';
import { lockAccount } from '../auth/account-lock.ts';
import { asAdmin } from '../auth/as-admin.ts';
import { createPasswordReset } from '../auth/password-reset.ts';
import { deleteSecondFactors } from '../auth/second-factor.ts';
import type { UserContext } from '../context.ts';
import { DomainError } from '../errors/domain-error.ts';
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
			if (Object.values(changes).some((change) => change !== undefined)) {
				await db.update(users).set(changes).where(eq(users.id, id));
			}
			return readListedUser(db, id);
		});
	} catch (error) {
		if (databaseError(error)?.constraint_name !== 'users_active_admin') throw error;
		throw new DomainError(
			'last_admin',
			'The clinic has no other administrator. Make somebody else an administrator first.',
		);
	}
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
		await readListedUser(db, id);
		await lockAccount(db, id, 'exclusive');
		await deleteSecondFactors(db, id);
	});
}
