import { type Clinic, clinicSettings, dayIn } from '@hms/contracts';

/** The clinic's settings, as its clients are told them. */
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
