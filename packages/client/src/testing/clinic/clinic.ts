import { clinicSettings, today } from '@hms/contracts';

/** The clinic's settings. */
export function readClinic() {
	const { timeZone, country, now } = clinicSettings();
	return {
		...{ timeZone, country, today: today(), now: new Date(now()).toISOString() },
		// The default; a clinic in memory has no other.
		emergencyAccess: 'admins',
	};
}
