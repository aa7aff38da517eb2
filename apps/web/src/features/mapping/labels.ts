import type { MappingRole } from '@hms/contracts';
import type { TextKey } from '../../lib/text/text-key.ts';

export const roleLabels = {
	attending: 'mapping.roles.attending',
	primary_care: 'mapping.roles.primary_care',
	specialist: 'mapping.roles.specialist',
	consulting: 'mapping.roles.consulting',
	surgeon: 'mapping.roles.surgeon',
	covering: 'mapping.roles.covering',
	other: 'mapping.roles.other',
} as const satisfies Record<MappingRole, TextKey>;
