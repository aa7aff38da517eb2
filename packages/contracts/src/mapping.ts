import { z } from 'zod';
import { addYears, type PlainDate, today } from './dates/plain-date.ts';
import { doctor } from './doctor.ts';
import { mappingRoles, mappingStatuses } from './enums.ts';
import { mappingGaps } from './mapping-gap.ts';
import { patient } from './patient.ts';
import { areValid } from './schema/are-valid.ts';
import { clearable, id, instant, line, paragraph, plainDate } from './schema/fields.ts';
import { pageInput, pageOf } from './schema/page.ts';
import { patchOf, storedFields } from './schema/record.ts';
import {
	changeRowInput,
	expectedVersion,
	ids,
	notDone,
	readOnlyFields,
	recordReadOnlyFields,
	rowInput,
	version,
} from './schema/rows.ts';

/** The most years ago that a mapping can begin: the maximum age, see `birthDate`. */
const maxYearsAgo = 130;
/** The most years ahead that a mapping can be planned. */
const maxYearsAhead = 10;

/** The error of a day that is too far away for a mapping to begin or end, such as a mistyped year; undefined for a valid one. */
export function assignmentDayError(day: PlainDate): string | undefined {
	if (day < addYears(today(), -maxYearsAgo))
		return `must not be more than ${maxYearsAgo} years ago`;
	if (day > addYears(today(), maxYearsAhead)) {
		return `must not be more than ${maxYearsAhead} years from now`;
	}
	return undefined;
}

/** Refuses a day on which no assignment begins or ends, see `assignmentDayError`. */
export function checkAssignmentDay(day: PlainDate, context: z.RefinementCtx): void {
	const message = assignmentDayError(day);
	if (message !== undefined) context.addIssue({ code: 'custom', message });
}

/** A day on which a mapping can begin or end. */
const assignmentDay = plainDate.superRefine(checkAssignmentDay);

const firstDay = (day: typeof plainDate) =>
	day
		.optional()
		.describe(
			`The first day: not before the patient was born, and at most ${maxYearsAhead} years from now. Where absent: today for a new mapping, and for one that is replaced the day it has.`,
		);
const lastDay = (day: typeof plainDate) =>
	day
		.nullable()
		.default(null)
		.describe(
			'The day from which the doctor no longer looks after the patient; a day to come keeps the mapping active.',
		);

const mappingRole = z.enum(mappingRoles).meta({ id: 'MappingRole' });
const mappingStatus = z.enum(mappingStatuses).meta({ id: 'MappingStatus' });

/** The writable fields of a mapping: an absent field gets its default. */
export const mappingFields = z.strictObject({
	doctorId: id,
	role: mappingRole.default('attending'),
	isPrimary: z
		.boolean()
		.default(false)
		.describe(
			'A patient has one primary doctor at a time. Who becomes it takes over from today, or from the first day of the mapping where that is written too or is yet to come; until then the one before stays. Taken back by false before a day has passed, it goes back to the one before.',
		),
	startedOn: firstDay(plainDate),
	endedOn: lastDay(plainDate),
	reason: line(500).nullable().default(null),
	notes: paragraph(10_000).nullable().default(null),
});

export type MappingFields = z.infer<typeof mappingFields>;

const endsAfterStart = (input: { startedOn?: PlainDate | undefined; endedOn: PlainDate | null }) =>
	input.endedOn === null || input.startedOn === undefined || input.startedOn <= input.endedOn;
const endsBeforeStart = {
	path: ['endedOn'],
	error: 'must not be before startedOn',
	when: areValid(mappingFields.pick({ startedOn: true, endedOn: true }).shape),
};
/** The read-only fields of a mapping, besides the id. */
export const mappingReadOnlyFields = {
	...recordReadOnlyFields,
	...readOnlyFields(['patientId', 'patient', 'doctor']),
};

// Only for a new mapping: an existing one may keep days that are too far away, so the API checks changed days.
export const createMappingInput = mappingFields
	.extend({
		patientId: id,
		startedOn: firstDay(assignmentDay),
		endedOn: lastDay(assignmentDay),
	})
	.refine(endsAfterStart, endsBeforeStart)
	.meta({
		examples: [
			{
				patientId: '01936b1f-03a2-7c55-9d41-0b7a2f6c8e12',
				doctorId: '01936b1f-5e10-7b21-a6c4-9f0d3e7b5a34',
				role: 'attending',
				isPrimary: true,
			},
		],
	});
export type CreateMappingInput = z.infer<typeof createMappingInput>;

export const replaceMappingInput = mappingFields
	.extend({ id, expectedVersion, ...mappingReadOnlyFields })
	.refine(endsAfterStart, endsBeforeStart)
	.meta({ examples: [{ doctorId: '01936b1f-5e10-7b21-a6c4-9f0d3e7b5a34', role: 'consulting' }] });
export type ReplaceMappingInput = z.infer<typeof replaceMappingInput>;

/** Some fields of a mapping, as JSON merge patch: an absent field stays, null clears; null as `startedOn` means today. */
export const mappingPatch = patchOf(mappingFields).extend({ startedOn: clearable(plainDate) });
export const updateMappingInput = mappingPatch
	.extend({
		id,
		expectedVersion,
		...mappingReadOnlyFields,
	})
	.meta({ examples: [{ reason: 'Second opinion' }] });
export type UpdateMappingInput = z.infer<typeof updateMappingInput>;

/** `reason` replaces the reason for which the mapping began, which stays in the history. */
export const endMappingInput = changeRowInput
	.extend({ reason: line(500).optional() })
	.meta({ examples: [{ reason: 'Moved away' }] });
export type EndMappingInput = z.infer<typeof endMappingInput>;

export const mapping = z
	.strictObject({
		id,
		patientId: id,
		...storedFields(mappingFields, {
			isPrimary:
				'Whether it is the patient’s primary doctor today; where it is yet to begin, on its first day; where it has ended, until then. In a list of one day (`on`), on that day.',
		}),
		status: mappingStatus,
		version,
		createdAt: instant,
		updatedAt: instant,
		patient: patient.pick({ id: true, mrn: true, givenName: true, familyName: true }),
		doctor: doctor.pick({
			id: true,
			givenName: true,
			familyName: true,
			specialty: true,
			status: true,
		}),
	})
	.meta({
		id: 'Mapping',
		examples: [
			{
				id: '01936b20-11c7-7d83-8e52-4c6f1a9b7d56',
				patientId: '01936b1f-03a2-7c55-9d41-0b7a2f6c8e12',
				doctorId: '01936b1f-5e10-7b21-a6c4-9f0d3e7b5a34',
				role: 'attending',
				isPrimary: true,
				startedOn: '2026-11-23',
				endedOn: null,
				reason: null,
				notes: null,
				status: 'active',
				version: 1,
				createdAt: '2026-11-23T10:00:00.000Z',
				updatedAt: '2026-11-23T10:00:00.000Z',
				patient: {
					id: '01936b1f-03a2-7c55-9d41-0b7a2f6c8e12',
					mrn: 'P-000001',
					givenName: 'Ada',
					familyName: 'Lovelace',
				},
				doctor: {
					id: '01936b1f-5e10-7b21-a6c4-9f0d3e7b5a34',
					givenName: 'Grace',
					familyName: 'Hopper',
					specialty: 'cardiology',
					status: 'active',
				},
			},
		],
	});
export type Mapping = z.infer<typeof mapping>;

export const listMappingsInput = z.strictObject({
	...pageInput(['createdAt'], 'MappingSort'),
	status: z
		.enum([...mappingStatuses, 'all'])
		.meta({ id: 'MappingStatusFilter' })
		.optional()
		.describe(
			'`active` where absent, or `all` with `on`: a mapping of that day may have ended since.',
		),
	patientId: id.optional(),
	doctorId: id.optional(),
	role: mappingRole.optional(),
	isPrimary: z.boolean().optional().describe('Only those of which `isPrimary` is this.'),
	gap: z
		.enum(mappingGaps)
		.meta({ id: 'MappingGap' })
		.optional()
		.describe(
			'Only active ones with which something is amiss: the doctor has left the directory, or the last day has passed.',
		),
	archived: z
		.boolean()
		.default(false)
		.describe('Also those of archived patients, of the own ones.'),
	on: plainDate
		.optional()
		.describe('Who was assigned on that day: started on or before it, not ended on or before it.'),
});
export type ListMappingsInput = z.infer<typeof listMappingsInput>;
export const mappingPage = pageOf(mapping, 'MappingPage');

export const getMappingInput = rowInput.extend({
	patientId: id.optional().describe('The id of the patient whose assignment it has to be.'),
});
export type GetMappingInput = z.infer<typeof getMappingInput>;

export const listForPatientInput = z.strictObject({
	patientId: id.describe('The id of a patient, not of a mapping.'),
});
export const mappingList = z.strictObject({ items: z.array(mapping) }).meta({ id: 'MappingList' });

export const primaryDoctorsInput = z.strictObject({ patientIds: ids });
export type PrimaryDoctorsInput = z.infer<typeof primaryDoctorsInput>;
export const primaryDoctors = z
	.strictObject({
		items: z.array(z.strictObject({ patientId: id, doctor: mapping.shape.doctor })),
	})
	.meta({ id: 'PrimaryDoctors' });
export type PrimaryDoctors = z.infer<typeof primaryDoctors>;

export const assignManyInput = z
	.strictObject({
		patientIds: ids,
		doctorId: id,
		role: mappingFields.shape.role,
		reason: mappingFields.shape.reason,
		primaryWhereNone: z
			.boolean()
			.default(false)
			.describe('Makes the doctor the primary one of those patients who have none.'),
	})
	.meta({
		examples: [
			{
				patientIds: ['01936b1f-03a2-7c55-9d41-0b7a2f6c8e12'],
				doctorId: '01936b1f-5e10-7b21-a6c4-9f0d3e7b5a34',
				role: 'covering',
			},
		],
	});
export type AssignManyInput = z.infer<typeof assignManyInput>;

/** The created mappings, and the patients without a new one. */
export const assignManyOutcome = z
	.strictObject({
		done: z
			.array(z.strictObject({ id, patientId: id }))
			.describe('The ids of the new assignments and of their patients.'),
		notDone: notDone.describe('The patients without a new assignment, by their ids.'),
	})
	.meta({ id: 'AssignOutcome' });
export type AssignManyOutcome = z.infer<typeof assignManyOutcome>;
