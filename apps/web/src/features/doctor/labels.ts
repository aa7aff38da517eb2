import type { Specialty } from '@hms/contracts';

/** The path and texts of the list of doctors. */
export const doctorsList = {
	path: '/doctors',
	label: 'Doctors',
	newLabel: 'New doctor',
	search: { label: 'Search doctors', placeholder: 'Name, licence number or telephone' },
};

export const specialtyLabels: Record<Specialty, string> = {
	allergology: 'Allergology',
	anaesthesiology: 'Anaesthesiology',
	cardiology: 'Cardiology',
	cardiothoracic_surgery: 'Cardiothoracic surgery',
	dentistry: 'Dentistry',
	dermatology: 'Dermatology',
	emergency_medicine: 'Emergency medicine',
	endocrinology: 'Endocrinology',
	family_medicine: 'Family medicine',
	gastroenterology: 'Gastroenterology',
	general_surgery: 'General surgery',
	geriatrics: 'Geriatrics',
	haematology: 'Haematology',
	infectious_diseases: 'Infectious diseases',
	internal_medicine: 'Internal medicine',
	neonatology: 'Neonatology',
	nephrology: 'Nephrology',
	neurology: 'Neurology',
	neurosurgery: 'Neurosurgery',
	nuclear_medicine: 'Nuclear medicine',
	obstetrics_gynaecology: 'Obstetrics and gynaecology',
	occupational_medicine: 'Occupational medicine',
	oncology: 'Oncology',
	ophthalmology: 'Ophthalmology',
	orthopaedics: 'Orthopaedics',
	otorhinolaryngology: 'Otorhinolaryngology (ENT)',
	paediatrics: 'Paediatrics',
	pathology: 'Pathology',
	physical_medicine: 'Physical medicine and rehabilitation',
	plastic_surgery: 'Plastic surgery',
	psychiatry: 'Psychiatry',
	pulmonology: 'Pulmonology',
	radiology: 'Radiology',
	rheumatology: 'Rheumatology',
	urology: 'Urology',
	vascular_surgery: 'Vascular surgery',
	other: 'Other specialty',
};

/** The label of each field, by its path in the contract. */
export const doctorLabels = {
	givenName: 'Given name',
	familyName: 'Family name',
	specialty: 'Specialty',
	licenseNumber: 'Licence number',
	phone: 'Telephone',
	email: 'E-mail',
	acceptingPatients: 'Accepting patients',
} as const;
