import { z } from 'zod';
import { addYears, today } from './dates/plain-date.ts';
import { email } from './email/email.ts';
import {
	bloodGroups,
	patientAccesses,
	patientScopes,
	patientSorts,
	recordStatuses,
	sexes,
} from './enums.ts';
import {
	clearable,
	code,
	country,
	id,
	instant,
	line,
	paragraph,
	personName,
	phone,
	plainDate,
} from './schema/fields.ts';
import { pageInput, pageOf, searchDescription } from './schema/page.ts';
import { patchOf, storedFields } from './schema/record.ts';
import { expectedVersion, readOnlyFields, recordReadOnlyFields, version } from './schema/rows.ts';

export const recordStatus = z.enum(recordStatuses).meta({ id: 'RecordStatus' });
export const recordStatusFilter = z
	.enum([...recordStatuses, 'all'])
	.meta({ id: 'RecordStatusFilter' });

const sex = z.enum(sexes).meta({ id: 'Sex' });
const bloodGroup = z.enum(bloodGroups).meta({ id: 'BloodGroup' });

/** The maximum age in years; the longest life on record is 122 years. */
const maxAge = 130;

/** Medical record number: letters, digits and separators, which staff can read aloud and write on paper. */
export const mrn = code(32).describe(
	'Medical record number, unique among the caller’s patients. Where a request names none, a new patient gets the next one, and another keeps the one it has.',
);

export const birthDate = plainDate
	.refine((day) => day <= today(), { error: 'must not be in the future' })
	.refine((day) => day >= addYears(today(), -maxAge), {
		error: `must not be more than ${maxAge} years ago`,
	})
	.meta({
		format: 'date',
		description: `Not in the future, and not more than ${maxAge} years ago. Null: not known.`,
	});

/** The birth date in a change of a patient: a day that `birthDate` accepts, or the one that the patient has already. */
const changedBirthDate = plainDate.meta({
	format: 'date',
	description: `Not in the future, and not more than ${maxAge} years ago, unless the patient has it already. Null: not known.`,
});

/** An address, which may be incomplete: only a postal code, or a city and a country. */
export const address = z
	.strictObject({
		line1: line(200).nullable().default(null),
		line2: line(200).nullable().default(null),
		city: line(100).nullable().default(null),
		region: line(100).nullable().default(null),
		postalCode: line(20).nullable().default(null),
		country: country.nullable().default(null),
	})
	.meta({ id: 'Address', description: 'Any part may be null; one of which all are is none.' });
export type Address = z.infer<typeof address>;

/** Null in place of an object whose parts are all null. */
const someOrNull = <Value extends object>(value: Value | null): Value | null =>
	value && Object.values(value).some((part) => part !== null) ? value : null;

const someAddress = address.nullable().overwrite(someOrNull);

export const emergencyContact = z
	.strictObject({
		name: personName.nullable().default(null),
		relationship: line(100).nullable().default(null),
		phone: phone.nullable().default(null),
	})
	.meta({
		id: 'EmergencyContact',
		description: 'Any part may be null; one of which all are is none.',
	});
export type EmergencyContact = z.infer<typeof emergencyContact>;

const someContact = emergencyContact.nullable().overwrite(someOrNull);

const familyName = personName.nullable().describe('Null where there is one name only.');

/** The writable fields of a patient, as create and replace accept them: an absent field gets its default. */
export const patientFields = z
	.strictObject({
		mrn: mrn.optional(),
		givenName: personName,
		familyName: familyName.default(null),
		dateOfBirth: birthDate.nullable().default(null),
		sex: sex.default('unknown'),
		phone: phone.nullable().default(null),
		email: email.nullable().default(null),
		address: someAddress.default(null),
		bloodGroup: bloodGroup.nullable().default(null),
		allergies: z.array(line(100)).max(50).default([]),
		notes: paragraph(10_000).nullable().default(null),
		emergencyContact: someContact.default(null),
	})
	.meta({
		examples: [
			{
				givenName: 'Ada',
				familyName: 'Lovelace',
				dateOfBirth: '1990-12-10',
				sex: 'female',
				phone: '+442079460000',
				allergies: ['penicillin'],
			},
		],
	});
export type PatientFields = z.infer<typeof patientFields>;

/** A new patient, for the caller or for a colleague. */
export const createPatientInput = patientFields
	.extend({
		ownerId: id
			.optional()
			.describe(
				'Whose patient it is to be: a colleague who shares all patients for writing. Absent: the caller’s own.',
			),
		primaryDoctorId: id
			.optional()
			.describe(
				'The doctor who is assigned as the primary one, from today, in the same transaction.',
			),
	})
	.meta({ examples: patientFields.meta()?.examples });
export type CreatePatientInput = z.infer<typeof createPatientInput>;

/** The read-only fields of a patient, besides the id. */
export const patientReadOnlyFields = {
	...recordReadOnlyFields,
	...readOnlyFields(['ownerId', 'access']),
};

/** Some fields of a patient, as JSON merge patch: an absent field stays, null clears. */
export const patientPatch = patchOf(patientFields);
export type PatientPatch = z.infer<typeof patientPatch>;

export const updatePatientInput = patientPatch
	.extend({
		id,
		expectedVersion,
		dateOfBirth: clearable(changedBirthDate),
		...patientReadOnlyFields,
	})
	.meta({ examples: [{ phone: null, allergies: ['penicillin', 'latex'] }] });
export const replacePatientInput = patientFields
	.extend({
		id,
		expectedVersion,
		dateOfBirth: changedBirthDate.nullable().default(null),
		...patientReadOnlyFields,
	})
	.meta({ examples: [{ givenName: 'Ada', familyName: 'King', dateOfBirth: '1990-12-10' }] });

export const patient = z
	.strictObject({
		id,
		...storedFields(patientFields, {
			mrn: 'Medical record number.',
			familyName: 'Null where there is one name only.',
			phone: 'E.164.',
		}),
		status: recordStatus,
		version,
		createdAt: instant,
		updatedAt: instant,
		ownerId: id.describe('The user whose patient it is.'),
		access: z
			.enum(patientAccesses)
			.meta({ id: 'PatientAccess' })
			.describe(
				'What the caller may do with it: everything with an own one; `read` or `write` where the owner shares it.',
			),
	})
	.meta({
		id: 'Patient',
		examples: [
			{
				id: '01936b1f-03a2-7c55-9d41-0b7a2f6c8e12',
				mrn: 'P-000001',
				givenName: 'Ada',
				familyName: 'Lovelace',
				dateOfBirth: '1990-12-10',
				sex: 'female',
				phone: '+442079460000',
				email: null,
				address: {
					line1: '12 St James’s Square',
					line2: null,
					city: 'London',
					region: null,
					postalCode: 'SW1Y 4JH',
					country: 'GB',
				},
				bloodGroup: 'A+',
				allergies: ['penicillin'],
				notes: null,
				emergencyContact: {
					name: 'Annabella Milbanke',
					relationship: 'mother',
					phone: '+442079460001',
				},
				status: 'active',
				version: 1,
				createdAt: '2026-11-23T10:00:00.000Z',
				updatedAt: '2026-11-23T10:00:00.000Z',
				ownerId: '01936b1e-7c00-7a10-8f3a-5d2b9c4e6f01',
				access: 'own',
			},
		],
	});
export type Patient = z.infer<typeof patient>;

export const listPatientsInput = z.strictObject({
	...pageInput(patientSorts, 'PatientSort'),
	q: line(200)
		.optional()
		.describe(
			`${searchDescription} A contact’s name and number find the patient as well. A birth date is understood as people write it, in any language.`,
		),
	sex: sex.optional(),
	bornFrom: plainDate.optional().describe('Born on this day or later.'),
	bornTo: plainDate.optional().describe('Born on this day or earlier.'),
	status: recordStatusFilter.default('active'),
	doctorId: id.optional().describe('Only patients whom this doctor looks after now.'),
	withoutPrimary: z.boolean().optional().describe('Only patients who have no primary doctor now.'),
	scope: z
		.enum(patientScopes)
		.meta({ id: 'PatientScope' })
		.optional()
		.describe(
			'Whose patients: the caller’s own, those that others share with the caller, or both. Absent: `own`, or `all` with `ownerId`.',
		),
	ownerId: id.optional().describe('Only patients of this user.'),
});
export type ListPatientsInput = z.infer<typeof listPatientsInput>;
export const patientPage = pageOf(patient, 'PatientPage');

/** The known data of a person who is about to be registered. */
export const similarPatientsInput = z.strictObject({
	givenName: z.string().max(200).optional(),
	familyName: z.string().max(200).optional(),
	dateOfBirth: plainDate.optional(),
	phone: phone.optional(),
	email: email.optional(),
	ownerId: id
		.optional()
		.describe(
			'Among whose patients: those of a colleague who shares all patients for writing. Absent: the caller’s own.',
		),
});
export type SimilarPatientsInput = z.infer<typeof similarPatientsInput>;
export const similarPatients = z
	.strictObject({ items: z.array(patient) })
	.meta({ id: 'SimilarPatients' });
