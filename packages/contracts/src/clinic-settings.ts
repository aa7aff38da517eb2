import type { CountryCode } from './country.ts';

/** The settings of a clinic. The server sets them at its start, a browser gets them from the server. */
export interface ClinicSettings {
	/** A name of the IANA time zone database, which the clinic's days go by, wherever a browser is. */
	timeZone: string;
	/** The country of telephone numbers without a country code; null: not set. */
	country: CountryCode | null;
	/** The clock, in milliseconds since 1970. */
	now: () => number;
}

/** The abbreviations in the IANA database; other ones are ambiguous. */
const shortNames = 'CET EET EST GMT HST MET MST PRC ROC ROK UCT UTC WET'.split(' ');

/** Whether a text is a name of the IANA time zone database, ignoring case. An offset ("+05:30") is none. */
export function isTimeZone(text: string): boolean {
	const isShort = /^[a-z]{3}$/i.test(text);
	if (isShort && !shortNames.includes(text.toUpperCase())) return false;
	if (!/^[a-z]/i.test(text) || /^SystemV\//i.test(text)) return false;
	try {
		return new Intl.DateTimeFormat('en', { timeZone: text }).format(0) !== '';
	} catch (error) {
		if (error instanceof RangeError) return false;
		throw error;
	}
}

/** The time zone of this machine; UTC if it is unknown. */
export function machineTimeZone(): string {
	// The type promises a name, but a machine with an invalid setting has none.
	const { timeZone }: { timeZone?: string } = new Intl.DateTimeFormat().resolvedOptions();
	return timeZone !== undefined && isTimeZone(timeZone) ? timeZone : 'UTC';
}

let current: ClinicSettings = {
	timeZone: machineTimeZone(),
	country: null,
	now: () => Date.now(),
};

/** The clinic's settings; this machine's until others are set. */
export const clinicSettings = (): ClinicSettings => current;

/** Sets the settings of this process or browser tab. */
export function setClinicSettings(settings: ClinicSettings): void {
	current = settings;
}
