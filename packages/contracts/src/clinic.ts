import { z } from 'zod';
import { country, instant, plainDate } from './schema/fields.ts';

/** What a program has to know of the clinic to reckon and to write as it does. */
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
		now: instant.describe('When this was answered, by the server’s clock.'),
	})
	.meta({ id: 'Clinic' });
export type Clinic = z.infer<typeof clinic>;
