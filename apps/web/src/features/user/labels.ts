import type { Role } from '@hms/contracts';

export const roleLabels: Record<Role, string> = { admin: 'Administrator', staff: 'Staff' };

/** What a role is allowed, for whoever gives it. */
export const roleDescriptions: Record<Role, string> = {
	admin:
		'Administrators keep accounts and invitations as well. They see no patient of anybody else.',
	staff: 'Staff register patients and doctors, and see their own patients.',
};
