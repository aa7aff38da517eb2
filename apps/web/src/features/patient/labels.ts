import type { Patient, PatientScope } from '@hms/contracts';

/** The path and texts of the list of patients. */
export const patientsList = {
	path: '/patients',
	label: 'Patients',
	newLabel: 'New patient',
	whyGone: 'The patient may no longer be shared with you, or the link may be incomplete.',
	search: { label: 'Search patients', placeholder: 'Name, MRN, telephone or birth date' },
};

export const sexLabels: Record<Patient['sex'], string> = {
	female: 'Female',
	male: 'Male',
	other: 'Other',
	unknown: 'Not known',
};

export const scopeLabels: Record<PatientScope, string> = {
	own: 'Mine',
	shared: 'Shared with me',
	all: 'All',
};
