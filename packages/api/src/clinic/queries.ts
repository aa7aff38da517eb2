import { type Clinic, clinicSettings, dayIn } from '@hms/contracts';
import type { Context } from '../context.ts';

/** The clinic's settings for clients. */
export function readClinic({ services }: Context): Clinic {
	const { timeZone, country, now } = clinicSettings();
	const moment = now();
	return {
		timeZone,
		country,
		emergencyAccess: services.settings.emergencyAccess,
		today: dayIn(timeZone, moment),
		now: new Date(moment).toISOString(),
	};
}
