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

/** The label of each field, by its path in the contract. */
export const mappingLabels = {
	doctorId: 'Doctor',
	role: 'Role',
	isPrimary: 'Primary doctor',
	startedOn: 'From',
	endedOn: 'Until',
	reason: 'Reason',
	notes: 'Notes',
} as const;

export const handOverLabels = {
	fromDoctorId: 'Patients of',
	toDoctorId: 'To',
	on: 'From the day',
	reason: mappingLabels.reason,
} as const;
