import { z } from 'zod';
import { doctor } from './doctor.ts';
import { plainDate } from './schema/fields.ts';
import { sexes } from './vocabulary.ts';

const count = z.int().nonnegative();

/** How much of the caller's needs a look. Each number is how long the list is that the same filter gives. */
export const gapCounts = z.strictObject({
	/** Active patients without a primary doctor. */
	withoutPrimary: count,
	/** Active assignments to doctors who have left the directory. */
	archivedDoctor: count,
	/** Active assignments whose last day has passed. */
	pastEnd: count,
});
export type GapCounts = z.infer<typeof gapCounts>;

/** Whom a doctor looks after now, counted among the caller's patients. */
export const panelSizes = z.strictObject({
	/** The largest first; at most as many as a page holds. */
	items: z.array(
		z.strictObject({
			doctor: doctor.pick({ id: true, givenName: true, familyName: true, status: true }),
			patients: count,
		}),
	),
	/** How many doctors look after somebody, those beyond `items` too. */
	doctors: count,
});
export type PanelSizes = z.infer<typeof panelSizes>;

/** The caller's active patients in numbers. */
export const patientStatistics = z.strictObject({
	patients: count,
	/** Each week by its Monday, the oldest first, none left out. */
	registrations: z.array(z.strictObject({ week: plainDate, patients: count })),
	/** Each age group by its youngest age, none left out; null for those whose birth date is not known. */
	ages: z.array(
		z.strictObject({
			from: count.nullable(),
			patients: z.record(z.enum(sexes), count),
		}),
	),
});
export type PatientStatistics = z.infer<typeof patientStatistics>;
