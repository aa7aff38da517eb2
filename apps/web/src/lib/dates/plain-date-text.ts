import {
	type DateProblem,
	daysInMonth,
	type PlainDate,
	readDate,
	type ShortYear,
} from '@hms/contracts';
import type { Translate } from '../text/text-key.ts';
import { dateFormats } from './date-formats.ts';
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

const monthNames = dateFormats({ calendar: 'gregory', month: 'long' });

interface Reader {
	locale: string;
	t: Translate;
}

function dateErrorMessage(problem: DateProblem, shortYear: ShortYear, { locale, t }: Reader) {
	const year = shortYear === 'past' ? '1990' : '2026';
	switch (problem.kind) {
		case 'unclear':
			return t('common.lib.date.unclear', { year });
		case 'noYear':
			return t('common.lib.date.noYear', { year });
		case 'yearDigits':
			return t('common.lib.date.yearDigits', { year: problem.year });
		case 'noSuchMonth':
			return t('common.lib.date.noSuchMonth', { month: String(problem.month) });
		case 'noSuchDay': {
			const { day, month, year: inYear } = problem;
			if (day < 1 || day > 31) return t('common.lib.date.noSuchDay', { day: String(day) });
			return t('common.lib.date.shorterMonth', {
				month: monthNames(locale, 'UTC').format(Date.UTC(2000, month - 1, 1)),
				year: String(inYear),
				days: daysInMonth(inYear, month),
			});
		}
	}
}

/** The error of a text typed as a date, a sentence; undefined if there is none. */
export function dateError(
	text: string,
	locale: string,
	shortYear: ShortYear,
	t: Translate,
): string | undefined {
	if (text.trim() === '') return undefined;
	const { problem } = readDate(text, { locale, shortYear });
	return problem === null ? undefined : dateErrorMessage(problem, shortYear, { locale, t });
}
