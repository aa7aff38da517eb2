import type { Role } from '@hms/contracts';
import type { TextKey } from '../../lib/text/text-key.ts';

export const roleLabels = {
	admin: 'user.role.admin',
	staff: 'user.role.staff',
} as const satisfies Record<Role, TextKey>;

/** What a role is allowed, for whoever gives it. */
export const roleDescriptions = {
	admin: 'user.roleDetail.admin',
	staff: 'user.roleDetail.staff',
} as const satisfies Record<Role, TextKey>;
