import type { Clinic, ClinicFields } from './clinic.ts';
import type { ClinicSettings } from './clinic-settings.ts';
import { suggestedFormats } from './dates/formats.ts';

/** The settings of the installation, which hold until an administrator sets others. */
export type InstalledSettings = Pick<ClinicSettings, 'timeZone' | 'country'>;

/** The settings that hold: those that were set, and for the others the installation's and what is usual in the country. */
export function settledClinic(
	set: ClinicFields,
	installed: InstalledSettings,
): Pick<Clinic, keyof ClinicFields> {
	const country = set.country ?? installed.country;
	const usual = suggestedFormats(country === null ? 'en-GB' : `und-${country}`);
	return {
		...{ name: set.name, country },
		timeZone: set.timeZone ?? installed.timeZone,
		language: set.language ?? usual.language,
		dateOrder: set.dateOrder ?? usual.dateOrder,
		timeFormat: set.timeFormat ?? usual.timeFormat,
		paperSize: set.paperSize ?? usual.paperSize,
	};
}
