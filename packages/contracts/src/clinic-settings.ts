import type { CountryCode } from './country.ts';

/** What is settled once for a whole clinic. The server is told when it starts, a browser when it asks the server. */
export interface ClinicSettings {
	/** A name of the IANA time zone database. The clinic's days begin and end by it, wherever a browser is. */
	timeZone: string;
	/** Whose telephone numbers are written without a country code; null: not settled, then it is the reader's. */
	country: CountryCode | null;
	/** The clock that everybody goes by, in milliseconds since 1970. */
	now: () => number;
}

/** The names without a place that the IANA database has; other three letters mean different zones to different programs. */
const shortNames = 'CET EET EST GMT HST MET MST PRC ROC ROK UCT UTC WET'.split(' ');

/** Whether a text names a time zone of the IANA database, in capitals or not. An offset ("+05:30") is no name. */
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

/** The time zone of this machine; UTC where it does not know. */
export function machineTimeZone(): string {
	// The type promises a name; a machine whose own setting names no zone has none.
	const { timeZone }: { timeZone?: string } = new Intl.DateTimeFormat().resolvedOptions();
	return timeZone !== undefined && isTimeZone(timeZone) ? timeZone : 'UTC';
}

let settled: ClinicSettings = {
	timeZone: machineTimeZone(),
	country: null,
	now: () => Date.now(),
};

/** The clinic's settings; those of this machine until others are set. */
export const clinicSettings = (): ClinicSettings => settled;

/** Settles what holds from now on, in this process or browser tab. */
export function setClinicSettings(settings: ClinicSettings): void {
	settled = settings;
}
