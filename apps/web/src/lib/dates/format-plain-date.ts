import { type DateOrder, dateOrderOf, ownDateOrder, type PlainDate } from '@hms/contracts';
import { isolateBidi } from '../text/isolate-bidi.ts';
import { dateFormats } from './date-formats.ts';

/**
 * The year, month and day of a plain date. Only this function and {@link writePlainDate} take a plain date apart, and
 * neither depends on a time zone.
 */
export function partsOf(date: PlainDate): { year: number; month: number; day: number } {
	return {
		year: Number(date.slice(0, 4)),
		month: Number(date.slice(5, 7)),
		day: Number(date.slice(8, 10)),
	};
}

const style = {
	// Records use the Gregorian calendar; a locale with another calendar would show that one's year.
	calendar: 'gregory',
	day: 'numeric',
	year: 'numeric',
} as const;
const formats = {
	short: dateFormats({ ...style, month: 'short' }),
	long: dateFormats({ ...style, month: 'long' }),
};

const ambiguousLocales = new Map<string, boolean>();

/** Whether a locale's short date is three numbers whose month may be mistaken for the day: "10.12.1990". */
function isAmbiguous(locale: string): boolean {
	const cached = ambiguousLocales.get(locale);
	if (cached !== undefined) return cached;
	const parts = formats.short(locale, 'UTC').formatToParts(Date.UTC(2000, 11, 10));
	const isYearFirst = parts.find(({ type }) => type !== 'literal')?.type === 'year';
	const month = parts.find(({ type }) => type === 'month')?.value ?? '';
	const result = !isYearFirst && /^\p{Nd}+$/u.test(month);
	ambiguousLocales.set(locale, result);
	return result;
}

/** "10 Dec 1990" in the reader's locale, for a sentence in English: see {@link isolateBidi}. */
export const formatPlainDate = (date: PlainDate, locale: string): string =>
	isolateBidi(writePlainDate(date, locale));

/** The order of dates that a locale names, if that is another one than it has by itself. */
export function namedOrder(locale: string): DateOrder | null {
	const order = dateOrderOf(locale);
	return order === ownDateOrder(locale) ? null : order;
}

/** The parts of a date in an order: "10 Dec 1990", "Dec 10, 1990". */
function inOrder(order: 'dmy' | 'mdy', parts: Intl.DateTimeFormatPart[]): string {
	const part = (type: string) => parts.find((one) => one.type === type)?.value ?? '';
	const [day, month, year] = [part('day'), part('month'), part('year')];
	return order === 'dmy' ? `${day} ${month} ${year}` : `${month} ${day}, ${year}`;
}

/** The same for an input: with the month as a word wherever a number may be mistaken for the day. */
export function writePlainDate(date: PlainDate, locale: string): string {
	const { year, month, day } = partsOf(date);
	const instant = new Date(0);
	// `Date.UTC` maps the years 0 to 99 to 1900 to 1999.
	instant.setUTCFullYear(year, month - 1, day);
	const format = formats[isAmbiguous(locale) ? 'long' : 'short'](locale, 'UTC');
	const order = namedOrder(locale);
	// With the year first, numbers are clear in every language.
	if (order === 'ymd') return date;
	return order === null ? format.format(instant) : inOrder(order, format.formatToParts(instant));
}
