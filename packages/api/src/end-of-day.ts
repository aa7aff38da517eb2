import { addDays, clinicSettings, momentIn, type PlainDate } from '@hms/contracts';

/** When a day ends in the clinic, for a column: the database does not know the clinic's time zone. */
export const endOfDay = (day: PlainDate): string =>
	new Date(momentIn(clinicSettings().timeZone, addDays(day, 1))).toISOString();
