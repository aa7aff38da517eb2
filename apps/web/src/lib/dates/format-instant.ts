import { dayIn } from '@hms/contracts';
import { isolateBidi } from '../text/isolate-bidi.ts';
import { dateFormats } from './date-formats.ts';
import { namedOrder, writePlainDate } from './format-plain-date.ts';

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
	if (namedOrder(locale) === null) {
		return isolateBidi(formats.whole(locale, timeZone).format(new Date(instant)));
	}
	const time = formats.time(locale, timeZone).format(new Date(instant));
	return isolateBidi(`${writeDay(instant, locale, timeZone)}, ${time}`);
}

/** The date of a point in time: "23 Nov 2026". */
export const formatInstantDay = (instant: string, locale: string, timeZone: string): string =>
	isolateBidi(writeDay(instant, locale, timeZone));

const writeDay = (instant: string, locale: string, timeZone: string): string =>
	namedOrder(locale) === null
		? formats.day(locale, timeZone).format(new Date(instant))
		: writePlainDate(dayIn(timeZone, Date.parse(instant)), locale);

/** The time of day of a point in time: "10:00". */
export function formatInstantTime(instant: string, locale: string, timeZone: string): string {
	return isolateBidi(formats.time(locale, timeZone).format(new Date(instant)));
}
