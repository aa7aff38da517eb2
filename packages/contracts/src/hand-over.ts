import { z } from 'zod';
import { today } from './dates/plain-date.ts';
import { maxNamedPatients } from './enums.ts';
import { checkAssignmentDay } from './mapping.ts';
import { areValid } from './schema/are-valid.ts';
import { id, line, plainDate } from './schema/fields.ts';

/** Hands the patients of one doctor over to another. */
export const handOverInput = z
	.strictObject({
		fromDoctorId: id.describe('The doctor who has the patients; may be archived.'),
		toDoctorId: id,
		patientIds: z
			.array(id)
			.min(1)
			.max(maxNamedPatients)
			.optional()
			.describe('Only these patients of the doctor; absent: all of them.'),
		on: plainDate
			.refine((day) => day <= today(), { error: 'must not be in the future', abort: true })
			.superRefine(checkAssignmentDay)
			.optional()
			.describe('The day from which the other doctor looks after them; today where absent.'),
		reason: line(500)
			.nullable()
			.default(null)
			.describe('Of the assignments that end and begin; where absent, each keeps its own.'),
	})
	.refine(({ fromDoctorId, toDoctorId }) => fromDoctorId !== toDoctorId, {
		path: ['toDoctorId'],
		error: 'must be another doctor',
		when: areValid({ fromDoctorId: id, toDoctorId: id }),
	})
	.meta({
		examples: [
			{
				fromDoctorId: '01936b1f-5e10-7b21-a6c4-9f0d3e7b5a34',
				toDoctorId: '01936b1f-7a44-7c0e-b1d2-3e5f60718293',
				reason: 'Retires',
			},
		],
	});
export type HandOverInput = z.infer<typeof handOverInput>;

/** The outcome of a hand-over. */
export const handOver = z
	.strictObject({
		id: z.string().describe('Takes it back, within a day.'),
		patients: z.int().describe('How many patients were handed over.'),
		alreadyTheirs: z
			.int()
			.describe('How many of them had the other doctor already; they keep that assignment.'),
	})
	.meta({ id: 'HandOver' });
export type HandOver = z.infer<typeof handOver>;

export const undoHandOverInput = z.strictObject({
	id: z
		.string()
		.regex(/^\d{1,19}$/)
		.describe('The `id` that the hand-over was answered with.'),
});

/** The outcome of undoing a hand-over. */
export const undoneHandOver = z
	.strictObject({
		patients: z.int().describe('How many patients have the assignments they had before.'),
		changedSince: z
			.int()
			.describe('How many stay as they are, because their assignments were changed since.'),
	})
	.meta({ id: 'UndoneHandOver' });
export type UndoneHandOver = z.infer<typeof undoneHandOver>;
