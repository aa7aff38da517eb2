import { z } from 'zod';
import { today } from './dates/plain-date.ts';
import { maxNamedPatients } from './enums.ts';
import { checkAssignmentDay } from './mapping.ts';
import { areValid } from './schema/are-valid.ts';
import { id, line, plainDate } from './schema/fields.ts';

/** Hands the patients of one doctor over to another. */
export const handOverInput = z
	.strictObject({
		/** May be archived: that is often why patients are handed over. */
		fromDoctorId: id,
		toDoctorId: id,
		/** Only these patients of the doctor; absent: all of them. */
		patientIds: z.array(id).min(1).max(maxNamedPatients).optional(),
		/** The day from which the other doctor looks after them; today if absent. */
		on: plainDate
			.refine((day) => day <= today(), { error: 'must not be in the future', abort: true })
			.superRefine(checkAssignmentDay)
			.optional(),
		/** The reason of the mappings that end and begin; if absent, each keeps its own. */
		reason: line(500).nullable().default(null),
	})
	.refine(({ fromDoctorId, toDoctorId }) => fromDoctorId !== toDoctorId, {
		path: ['toDoctorId'],
		error: 'must be another doctor',
		when: areValid({ fromDoctorId: id, toDoctorId: id }),
	});
export type HandOverInput = z.infer<typeof handOverInput>;

/** The outcome of a hand-over. */
export const handOver = z.strictObject({
	/** Identifies it, to undo it within a day. */
	id: z.string(),
	/** The number of patients who were handed over. */
	patients: z.int(),
	/** How many of them had the other doctor already; they keep that mapping. */
	alreadyTheirs: z.int(),
});
export type HandOver = z.infer<typeof handOver>;

export const undoHandOverInput = z.strictObject({ id: z.string().regex(/^\d{1,19}$/) });

/** The outcome of undoing a hand-over. */
export const undoneHandOver = z.strictObject({
	/** The number of patients whose mappings are as before. */
	patients: z.int(),
	/** The number of patients who were left as they are, because their mappings were changed since. */
	changedSince: z.int(),
});
export type UndoneHandOver = z.infer<typeof undoneHandOver>;
