import { z } from 'zod';
import { doctor } from './doctor.ts';
import { sexes } from './enums.ts';
import { plainDate } from './schema/fields.ts';

const count = z.int().nonnegative();

/** The numbers of care gaps among the caller's patients. Each is the length of the list with the same filter. */
export const gapCounts = z.strictObject({
	/** Active patients without a primary doctor. */
	withoutPrimary: count,
	/** Active assignments to doctors who have left the directory. */
	archivedDoctor: count,
	/** Active assignments whose last day has passed. */
	pastEnd: count,
});
export type GapCounts = z.infer<typeof gapCounts>;

/** The numbers of the caller's patients whom doctors look after today. */
export const panelSizes = z.strictObject({
	/** The largest first; at most as many as a page holds. */
	items: z.array(
		z.strictObject({
			doctor: doctor.pick({ id: true, givenName: true, familyName: true, status: true }),
			patients: count,
		}),
	),
	/** The number of doctors with patients, including those beyond `items`. */
	doctors: count,
});
export type PanelSizes = z.infer<typeof panelSizes>;

/** Statistics of the caller's active patients. */
export const patientStatistics = z.strictObject({
	patients: count,
	/** All weeks, each by its Monday, oldest first. */
	registrations: z.array(z.strictObject({ week: plainDate, patients: count })),
	/** All age groups, each by its youngest age; null for patients without a birth date. */
	ages: z.array(
		z.strictObject({
			from: count.nullable(),
			patients: z.record(z.enum(sexes), count),
		}),
	),
});
export type PatientStatistics = z.infer<typeof patientStatistics>;
