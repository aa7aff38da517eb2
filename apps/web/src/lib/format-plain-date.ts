import type { PlainDate } from '@hms/contracts';

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

const formatters = new Map<string, Intl.DateTimeFormat>();

function formatterOf(locale: string): Intl.DateTimeFormat {
	const known = formatters.get(locale);
	if (known) return known;
	const formatter = new Intl.DateTimeFormat(locale, {
		// Records are kept in the Gregorian calendar; a reader whose locale has another must not see the year of that one.
		calendar: 'gregory',
		timeZone: 'UTC',
		day: 'numeric',
		month: 'short',
		year: 'numeric',
	});
	formatters.set(locale, formatter);
	return formatter;
}

/** "10 Dec 1990", in the reader's way of writing, the month as a word so that it cannot be taken for the day. */
export function formatPlainDate(date: PlainDate, locale: string): string {
	const { year, month, day } = partsOf(date);
	return formatterOf(locale).format(Date.UTC(year, month - 1, day));
}
