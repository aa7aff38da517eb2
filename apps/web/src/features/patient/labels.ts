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

/** The label of each field, by its path in the contract. */
export const patientLabels = {
	givenName: 'Given name',
	familyName: 'Family name',
	dateOfBirth: 'Birth date',
	sex: 'Sex',
	mrn: 'MRN',
	phone: 'Telephone',
	email: 'E-mail',
	'address.line1': 'Street and number',
	'address.line2': 'Address, second line',
	'address.city': 'City',
	'address.region': 'Region',
	'address.postalCode': 'Postal code',
	'address.country': 'Country',
	bloodGroup: 'Blood group',
	allergies: 'Allergies',
	notes: 'Notes',
	'emergencyContact.name': 'Name of the contact',
	'emergencyContact.relationship': 'Relationship',
	'emergencyContact.phone': 'Telephone of the contact',
} as const;
