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

const formatterOf = dateFormats({
	// Records are kept in the Gregorian calendar; a reader whose locale has another must not see the year of that one.
	calendar: 'gregory',
	day: 'numeric',
	month: 'short',
	year: 'numeric',
});

/** "10 Dec 1990", in the reader's way of writing, the month as a word so that it cannot be taken for the day. */
export function formatPlainDate(date: PlainDate, locale: string): string {
	const { year, month, day } = partsOf(date);
	return formatterOf(locale, 'UTC').format(Date.UTC(year, month - 1, day));
}
