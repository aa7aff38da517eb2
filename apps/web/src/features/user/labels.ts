import type { Role } from '@hms/contracts';

export const roleLabels: Record<Role, string> = { admin: 'Administrator', staff: 'Staff' };

/** What a role is allowed, for whoever gives it. */
export const roleDescriptions: Record<Role, string> = {
	admin:
		'Administrators also manage accounts and invitations. They don’t see other people’s patients.',
	staff: 'Staff register patients and doctors, and see their own patients.',
};
