import type { PlainDate } from '@hms/contracts';
import { dateFormats } from './date-formats.ts';

/**
 * Year, month and day of a plain date as numbers. This and {@link formatPlainDate} are the only places that take one
 * apart, and neither lets a time zone near it.
 */
export function partsOf(date: PlainDate): { year: number; month: number; day: number } {
	return {
		year: Number(date.slice(0, 4)),
		month: Number(date.slice(5, 7)),
		day: Number(date.slice(8, 10)),
	};
}

const style = {
	// Records are kept in the Gregorian calendar; a reader whose locale has another must not see the year of that one.
	calendar: 'gregory',
	day: 'numeric',
	year: 'numeric',
} as const;
const formats = {
	short: dateFormats({ ...style, month: 'short' }),
	long: dateFormats({ ...style, month: 'long' }),
};

const asNumbers = new Map<string, boolean>();

/** Whether a locale's short date is three numbers of which the month may be taken for the day: "10.12.1990". */
function isMistakable(locale: string): boolean {
	const known = asNumbers.get(locale);
	if (known !== undefined) return known;
	const parts = formats.short(locale, 'UTC').formatToParts(Date.UTC(2000, 11, 10));
	const isYearFirst = parts.find(({ type }) => type !== 'literal')?.type === 'year';
	const month = parts.find(({ type }) => type === 'month')?.value ?? '';
	const found = !isYearFirst && /^\p{Nd}+$/u.test(month);
	asNumbers.set(locale, found);
	return found;
}

/** "10 Dec 1990", in the reader's way of writing, the month as a word so that it cannot be taken for the day. */
export function formatPlainDate(date: PlainDate, locale: string): string {
	const { year, month, day } = partsOf(date);
	const instant = new Date(0);
	// `Date.UTC` takes the first hundred years for those of the twentieth century.
	instant.setUTCFullYear(year, month - 1, day);
	return formats[isMistakable(locale) ? 'long' : 'short'](locale, 'UTC').format(instant);
}
