import { z } from 'zod';
import { emergencyAccesses } from './enums.ts';
import { country, instant, plainDate } from './schema/fields.ts';

/** The clinic's settings that clients need for dates and telephone numbers. */
export const clinic = z
	.strictObject({
		timeZone: z
			.string()
			.describe('A name of the IANA time zone database. The clinic’s days begin and end by it.'),
		country: country
			.nullable()
			.describe(
				'The country whose telephone numbers are written without a country code. Null: not settled.',
			),
		today: plainDate.describe('The day that it is in the clinic.'),
		emergencyAccess: z
			.enum(emergencyAccesses)
			.meta({ id: 'EmergencyAccessSetting' })
			.describe('Who may open patients of others in an emergency.'),
		now: instant.describe('When this was answered, by the server’s clock.'),
	})
	.meta({ id: 'Clinic' });
export type Clinic = z.infer<typeof clinic>;
