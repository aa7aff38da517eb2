// The closed lists of words, and the limits that screens speak of. They stand apart from the schemas made of them, so that a screen can show them without
// having the schemas sent along.

export const roles = ['admin', 'staff'] as const;
export type Role = (typeof roles)[number];

export const recordStatuses = ['active', 'archived'] as const;

export const sexes = ['female', 'male', 'other', 'unknown'] as const;
export const bloodGroups = ['A+', 'A-', 'B+', 'B-', 'AB+', 'AB-', 'O+', 'O-'] as const;

export const patientSorts = ['createdAt', 'familyName', 'updatedAt', 'dateOfBirth'] as const;
export type PatientSort = (typeof patientSorts)[number];

/** The published list of specialties, after the European list of medical specialties (Directive 2005/36/EC, annex V). */
export const specialties = [
	'allergology',
	'anaesthesiology',
	'cardiology',
	'cardiothoracic_surgery',
	'dentistry',
	'dermatology',
	'emergency_medicine',
	'endocrinology',
	'family_medicine',
	'gastroenterology',
	'general_surgery',
	'geriatrics',
	'haematology',
	'infectious_diseases',
	'internal_medicine',
	'neonatology',
	'nephrology',
	'neurology',
	'neurosurgery',
	'nuclear_medicine',
	'obstetrics_gynaecology',
	'occupational_medicine',
	'oncology',
	'ophthalmology',
	'orthopaedics',
	'otorhinolaryngology',
	'paediatrics',
	'pathology',
	'physical_medicine',
	'plastic_surgery',
	'psychiatry',
	'pulmonology',
	'radiology',
	'rheumatology',
	'urology',
	'vascular_surgery',
	'other',
] as const;
export type Specialty = (typeof specialties)[number];

export const doctorSorts = ['familyName', 'createdAt', 'specialty'] as const;
export type DoctorSort = (typeof doctorSorts)[number];

export const mappingRoles = [
	'attending',
	'primary_care',
	'specialist',
	'consulting',
	'surgeon',
	'covering',
	'other',
] as const;
export type MappingRole = (typeof mappingRoles)[number];
export const mappingStatuses = ['active', 'ended'] as const;

export const changeSubjects = ['patient', 'doctor', 'mapping'] as const;
export type ChangeSubject = (typeof changeSubjects)[number];
export const changeActions = [
	'created',
	'updated',
	'archived',
	'restored',
	'ended',
	'reopened',
] as const;
export type ChangeAction = (typeof changeActions)[number];

/** As many rows as one call changes at the most, all in one transaction. */
export const maxRowsAtOnce = 100;

/** As many patients can be named one by one; without names it is all of them. */
export const maxNamedPatients = 1000;

/** The largest hand-over of one step; what goes beyond has to be handed over in parts. */
export const maxHandOver = 5000;

/** The weeks that registrations are counted for, up to and with this one. */
export const registrationWeeks = 26;

/** Ages are counted in groups of so many years. */
export const ageGroupYears = 10;

/** The last group has no end: 90 years and more. */
export const oldestAgeGroup = 90;
