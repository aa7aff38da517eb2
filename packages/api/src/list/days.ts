import { clinicSettings, momentIn, type PlainDate } from '@hms/contracts';
import { type SQL, sql } from 'drizzle-orm';

/** The instants of days in the clinic, in milliseconds since 1970: from the first one on, before the second one. */
export interface DayInstants {
	from?: number | undefined;
	before?: number | undefined;
}

/** The instants from the beginning of a day to the end of another, as far as there are such days. */
export function instantsOfDays(
	from: PlainDate | undefined,
	to: PlainDate | undefined,
): DayInstants {
	const { timeZone } = clinicSettings();
	return {
		from: from && momentIn(timeZone, from),
		before: to && momentIn(timeZone, to, 24 * 60),
	};
}

/** An instant of `DayInstants` as PostgreSQL's. */
export const instantAt = (moment: SQL) => sql`to_timestamp(${moment}::double precision / 1000)`;
