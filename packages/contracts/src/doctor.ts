import { z } from 'zod';
import { email } from './email/email.ts';
import { doctorSorts, specialties } from './enums.ts';
import { recordStatus, recordStatusFilter } from './patient.ts';
import { code, id, instant, line, personName, phone } from './schema/fields.ts';
import { pageInput, pageOf, searchDescription } from './schema/page.ts';
import { patchOf, storedFields } from './schema/record.ts';
import { expectedVersion, recordReadOnlyFields, version } from './schema/rows.ts';

export const specialty = z
	.enum(specialties)
	.meta({ id: 'Specialty', description: 'What the doctor practises.' });

/** A registration number as authorities issue them. */
export const licenseNumber = code(50).describe(
	'Registration number, unique among active doctors in any case.',
);

/** The writable fields of a doctor, as create and replace accept them: an absent field gets its default. */
export const doctorFields = z
	.strictObject({
		givenName: personName,
		familyName: personName.nullable().default(null),
		specialty,
		licenseNumber: licenseNumber.nullable().default(null),
		phone: phone.nullable().default(null),
		email: email.nullable().default(null),
		acceptingPatients: z.boolean().default(true),
	})
	.meta({
		examples: [
			{
				givenName: 'Grace',
				familyName: 'Hopper',
				specialty: 'cardiology',
				licenseNumber: 'GMC1234567',
			},
		],
	});
export type DoctorFields = z.infer<typeof doctorFields>;

/** Some fields of a doctor, as JSON merge patch: an absent field stays, null clears. */
export const doctorPatch = patchOf(doctorFields);
export type DoctorPatch = z.infer<typeof doctorPatch>;

export const updateDoctorInput = doctorPatch
	.extend({
		id,
		expectedVersion,
		...recordReadOnlyFields,
	})
	.meta({ examples: [{ acceptingPatients: false }] });
export const replaceDoctorInput = doctorFields
	.extend({
		id,
		expectedVersion,
		...recordReadOnlyFields,
	})
	.meta({ examples: [{ givenName: 'Grace', familyName: 'Hopper', specialty: 'neurology' }] });

export const doctor = z
	.strictObject({
		id,
		...storedFields(doctorFields, { phone: 'E.164.' }),
		status: recordStatus,
		version,
		createdAt: instant,
		updatedAt: instant,
	})
	.meta({
		id: 'Doctor',
		examples: [
			{
				id: '01936b1f-5e10-7b21-a6c4-9f0d3e7b5a34',
				givenName: 'Grace',
				familyName: 'Hopper',
				specialty: 'cardiology',
				licenseNumber: 'GMC1234567',
				phone: null,
				email: null,
				acceptingPatients: true,
				status: 'active',
				version: 1,
				createdAt: '2026-11-23T10:00:00.000Z',
				updatedAt: '2026-11-23T10:00:00.000Z',
			},
		],
	});
export type Doctor = z.infer<typeof doctor>;

export const listDoctorsInput = z.strictObject({
	...pageInput(doctorSorts, 'DoctorSort'),
	q: line(200)
		.optional()
		.describe(`${searchDescription} A specialty finds its doctors, by three letters or more.`),
	specialty: specialty.optional(),
	acceptingPatients: z.boolean().optional(),
	status: recordStatusFilter.default('active'),
});
export type ListDoctorsInput = z.infer<typeof listDoctorsInput>;
export const doctorPage = pageOf(doctor, 'DoctorPage');
