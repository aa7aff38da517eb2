import { z } from 'zod';
import { today } from './dates/plain-date.ts';
import { checkAssignmentDay } from './mapping.ts';
import { id, line, plainDate } from './schema/fields.ts';
import { areValid } from './schema/when-valid.ts';
import { maxNamedPatients } from './vocabulary.ts';

/** One doctor's patients to another. */
export const handOverInput = z
	.strictObject({
		/** May be archived: that is when patients are handed over. */
		fromDoctorId: id,
		toDoctorId: id,
		/** Only these of the patients whom `fromDoctorId` looks after; absent, all of them. */
		patientIds: z.array(id).min(1).max(maxNamedPatients).optional(),
		/** From this day on the other one looks after them; today where absent. */
		on: plainDate
			.refine((day) => day <= today(), { error: 'must not be in the future', abort: true })
			.superRefine(checkAssignmentDay)
			.optional(),
		/** Stands with the assignments that end and with those that begin; absent, each keeps its own. */
		reason: line(500).nullable().default(null),
	})
	.refine(({ fromDoctorId, toDoctorId }) => fromDoctorId !== toDoctorId, {
		path: ['toDoctorId'],
		error: 'must be another doctor',
		when: areValid({ fromDoctorId: id, toDoctorId: id }),
	});
export type HandOverInput = z.infer<typeof handOverInput>;

/** What a hand-over did. */
export const handOver = z.strictObject({
	/** Names it, to take it back within a day. */
	id: z.string(),
	/** How many patients the one doctor no longer looks after. */
	patients: z.int(),
	/** How many of them the other one looked after already; they keep that one assignment. */
	alreadyTheirs: z.int(),
});
export type HandOver = z.infer<typeof handOver>;

export const undoHandOverInput = z.strictObject({ id: z.string().regex(/^\d{1,19}$/) });

/** What came of taking a hand-over back. */
export const undoneHandOver = z.strictObject({
	/** How many patients are looked after as they were before. */
	patients: z.int(),
	/** How many stay as they are, because somebody has changed something about them since. */
	changedSince: z.int(),
});
export type UndoneHandOver = z.infer<typeof undoneHandOver>;
