import type { MappingRole } from '@hms/contracts';

export const roleLabels: Record<MappingRole, string> = {
	attending: 'Attending',
	primary_care: 'Primary care',
	specialist: 'Specialist',
	consulting: 'Consulting',
	surgeon: 'Surgeon',
	covering: 'Covering',
	other: 'Other role',
};
