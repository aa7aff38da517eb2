import type { Clinic, ClinicFields } from './clinic.ts';
import type { ClinicSettings } from './clinic-settings.ts';
import { suggestedFormats } from './dates/formats.ts';

const usual = new Map<string | null, ReturnType<typeof suggestedFormats>>();

/** What is usual in a country; `Intl` takes a millisecond to say so, and a clinic seldom moves. */
function usualIn(country: string | null): ReturnType<typeof suggestedFormats> {
	const formats =
		usual.get(country) ?? suggestedFormats(country === null ? 'en-GB' : `und-${country}`);
	usual.set(country, formats);
	return formats;
}

/** The settings of the installation, which hold until an administrator sets others. */
export type InstalledSettings = Pick<ClinicSettings, 'timeZone' | 'country'>;

/** The settings that hold: those that were set, and for the others the installation's and what is usual in the country. */
export function settledClinic(
	set: ClinicFields,
	installed: InstalledSettings,
): Pick<Clinic, keyof ClinicFields> {
	const country = set.country ?? installed.country;
	const formats = usualIn(country);
	return {
		...{ name: set.name, country },
		timeZone: set.timeZone ?? installed.timeZone,
		language: set.language ?? formats.language,
		dateOrder: set.dateOrder ?? formats.dateOrder,
		timeFormat: set.timeFormat ?? formats.timeFormat,
		paperSize: set.paperSize ?? formats.paperSize,
	};
}
