import { type Clinic, clinicSettings, dayIn } from '@hms/contracts';
import type { Context } from '../context.ts';

/** The clinic's settings, and what day it is there. */
export async function readClinic({ services }: Context): Promise<Clinic> {
	const stored = await services.clinic.load();
	const { timeZone, country, now } = clinicSettings();
	const moment = now();
	return {
		...stored,
		// As this process goes by them, so that they are those of `today`.
		...{ timeZone, country },
		emergencyAccess: services.settings.emergencyAccess,
		today: dayIn(timeZone, moment),
		now: new Date(moment).toISOString(),
	};
}
