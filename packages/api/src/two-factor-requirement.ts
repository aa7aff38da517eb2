import type { Role, TwoFactorRequirement } from '@hms/contracts';
import { builder, hasSecondFactor, Statement, type UserAccess, users } from '@hms/db';
import { eq } from 'drizzle-orm';
import { DomainError, unauthenticated } from './errors/domain-error.ts';

const standing = new Statement<{ role: Role; hasSecondFactor: boolean }>(
	(owner) =>
		builder
			.select({
				role: users.role,
				hasSecondFactor: hasSecondFactor(users.id).as('hasSecondFactor'),
			})
			.from(users)
			.where(eq(users.id, owner)),
	{ isQuickRead: true },
);

/** Whether an installation requires a second factor of users with a role. */
export const isRequiredOf = (requirement: TwoFactorRequirement, role: Role): boolean =>
	requirement === 'everyone' || (requirement === 'admins' && role === 'admin');

/**
 * Checks that a user has the second factor that the installation requires. It is read with each request, so that a factor which
 * was removed, or another role, has its effect on the next one; where nobody needs a second factor, nothing is read.
 * @throws DomainError `two_factor_required`
 */
export async function checkTwoFactor(
	access: UserAccess,
	requirement: TwoFactorRequirement,
): Promise<void> {
	if (requirement === 'off') return;
	const [user] = await access.read(standing, {});
	if (!user) throw unauthenticated();
	if (user.hasSecondFactor || !isRequiredOf(requirement, user.role)) return;
	throw new DomainError(
		'two_factor_required',
		'This clinic requires a second factor. Set one up first.',
	);
}
