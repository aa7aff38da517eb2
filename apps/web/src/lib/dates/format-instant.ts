import { isolateBidi } from '../text/isolate-bidi.ts';
import { dateFormats } from './date-formats.ts';

const day = { calendar: 'gregory', day: 'numeric', month: 'short', year: 'numeric' } as const;
const time = { hour: '2-digit', minute: '2-digit' } as const;
const formats = {
	whole: dateFormats({ ...day, ...time }),
	day: dateFormats(day),
	time: dateFormats(time),
};

// For sentences in English: see `isolateBidi`.

/** A point in time: "23 Nov 2026, 10:00" in the reader's locale. @param timeZone the clinic's */
export function formatInstant(instant: string, locale: string, timeZone: string): string {
	return isolateBidi(formats.whole(locale, timeZone).format(new Date(instant)));
}

/** The date of a point in time: "23 Nov 2026". */
export function formatInstantDay(instant: string, locale: string, timeZone: string): string {
	return isolateBidi(formats.day(locale, timeZone).format(new Date(instant)));
}

/** The time of day of a point in time: "10:00". */
export function formatInstantTime(instant: string, locale: string, timeZone: string): string {
	return isolateBidi(formats.time(locale, timeZone).format(new Date(instant)));
}
