import { z } from 'zod';
import { doctor } from './doctor.ts';
import type { Sex } from './enums.ts';
import { plainDate } from './schema/fields.ts';
import { maxPageSize } from './schema/page.ts';

const count = z.int().nonnegative();
const bySex = { female: count, male: count, other: count, unknown: count } satisfies Record<
	Sex,
	z.ZodType
>;

/** The numbers of care gaps among the caller's patients. Each is the length of the list with the same filter. */
export const gapCounts = z
	.strictObject({
		withoutPrimary: count.describe('Active patients without a primary doctor.'),
		archivedDoctor: count.describe('Active assignments to doctors who have left the directory.'),
		pastEnd: count.describe('Active assignments whose last day has passed.'),
	})
	.meta({ id: 'MappingGapCounts' });
export type GapCounts = z.infer<typeof gapCounts>;

/** The numbers of the caller's patients whom doctors look after today. */
export const panelSizes = z
	.strictObject({
		items: z
			.array(
				z.strictObject({
					doctor: doctor.pick({ id: true, givenName: true, familyName: true, status: true }),
					patients: count,
				}),
			)
			.max(maxPageSize)
			.describe('The doctors with the most patients, the largest number first.'),
		doctors: count.describe('How many doctors have patients, those beyond `items` too.'),
	})
	.meta({ id: 'DoctorPanels' });
export type PanelSizes = z.infer<typeof panelSizes>;

/** Whom a doctor looks after, or is to look after: whom it touches when the doctor leaves. */
export const doctorWorkload = z
	.strictObject({
		patients: count.describe('How many of the caller’s patients; a hand-over takes all of them.'),
		patientsOfColleagues: count.describe('How many of everybody else’s.'),
	})
	.meta({ id: 'DoctorWorkload' });
export type DoctorWorkload = z.infer<typeof doctorWorkload>;

/** Statistics of the caller's active patients. */
export const patientStatistics = z
	.strictObject({
		patients: count,
		registrations: z
			.array(z.strictObject({ week: plainDate, patients: count }))
			.describe('All weeks, each by its Monday, the oldest first.'),
		ages: z
			.array(
				z.strictObject({
					from: count
						.nullable()
						.describe('The youngest age of the group; null: without a birth date.'),
					patients: z.strictObject(bySex),
				}),
			)
			.describe('All age groups.'),
	})
	.meta({ id: 'PatientStatistics' });
export type PatientStatistics = z.infer<typeof patientStatistics>;
