import type { Patient } from '@hms/contracts';

/** The path and texts of the list of patients. */
export const patientsList = {
	path: '/patients',
	label: 'Patients',
	newLabel: 'New patient',
	search: { label: 'Search patients', placeholder: 'Name, MRN, telephone or birth date' },
};

export const sexLabels: Record<Patient['sex'], string> = {
	female: 'Female',
	male: 'Male',
	other: 'Other',
	unknown: 'Not known',
};
