import { addDays, clinicSettings, momentIn, type PlainDate } from '@hms/contracts';

/** When a day ends in the clinic, for a column: the database does not know the clinic's time zone. */
export const endOfDay = (day: PlainDate, timeZone = clinicSettings().timeZone): string =>
	new Date(momentIn(timeZone, addDays(day, 1))).toISOString();
