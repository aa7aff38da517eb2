import { type Clinic, clinicSettings, dayIn } from '@hms/contracts';

/** The clinic's settings for clients. */
export function readClinic(): Clinic {
	const { timeZone, country, now } = clinicSettings();
	const moment = now();
	return {
		timeZone,
		country,
		today: dayIn(timeZone, moment),
		now: new Date(moment).toISOString(),
	};
}
