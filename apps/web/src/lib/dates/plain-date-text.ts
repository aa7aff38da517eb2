import {
	type DateProblem,
	daysInMonth,
	type PlainDate,
	readDate,
	type ShortYear,
} from '@hms/contracts';
import { writePlainDate } from './format-plain-date.ts';

/** Parses a date in the order and words of the reader's locale; null if it cannot be understood. */
export const parsePlainDate = (text: string, locale: string, shortYear: ShortYear) =>
	readDate(text, { locale, shortYear }).date;

/** The initial text of a date input: in the reader's locale if that can be parsed again, else ISO 8601. */
export function plainDateText(date: PlainDate | null, locale: string): string {
	if (date === null) return '';
	const text = writePlainDate(date, locale);
	return parsePlainDate(text, locale, 'past') === date ? text : date;
}

/**
 * The value that a date input sends: the date, null if blank, or the text itself if it is no date, for the contract to
 * refuse.
 */
export function plainDateOrText(
	text: string,
	locale: string,
	shortYear: ShortYear,
): PlainDate | string | null {
	return text.trim() === '' ? null : (parsePlainDate(text, locale, shortYear) ?? text);
}

const monthName = new Intl.DateTimeFormat('en', { month: 'long', timeZone: 'UTC' });

function dateErrorMessage(problem: DateProblem, shortYear: ShortYear): string {
	const year = shortYear === 'past' ? 1990 : 2026;
	switch (problem.kind) {
		case 'unclear':
			return `We can’t read this date; try 10.12.${year}`;
		case 'noYear':
			return `Add the year, like 10 Dec ${year}`;
		case 'yearDigits':
			return `Write the year with two or four digits, not “${problem.year}”`;
		case 'noSuchMonth':
			return `There is no month ${problem.month}`;
		case 'noSuchDay': {
			const { day, month, year: inYear } = problem;
			if (day < 1 || day > 31) return `No month has a day ${day}`;
			const name = monthName.format(Date.UTC(2000, month - 1, 1));
			return `${name} ${inYear} has only ${daysInMonth(inYear, month)} days`;
		}
	}
}

/** The error of a text typed as a date, a sentence; undefined if there is none. */
export function dateError(text: string, locale: string, shortYear: ShortYear): string | undefined {
	if (text.trim() === '') return undefined;
	const { problem } = readDate(text, { locale, shortYear });
	return problem === null ? undefined : dateErrorMessage(problem, shortYear);
}
