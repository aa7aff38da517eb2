import type { PlainDate } from '@hms/contracts';
import { formatPlainDate } from './format-plain-date.ts';
import { parsePlainDate, type ShortYear } from './parse-plain-date.ts';

/** What a box for a date starts with: the reader's own way of writing where it can be read back, else ISO 8601. */
export function plainDateText(date: PlainDate | null, locale: string): string {
	if (date === null) return '';
	const text = formatPlainDate(date, locale);
	return parsePlainDate(text, locale, 'past') === date ? text : date;
}

/** What a box for a date sends: the day, null if blank, or the text itself if it is none, for the rules to refuse. */
export function plainDateOrText(
	text: string,
	locale: string,
	shortYear: ShortYear,
): PlainDate | string | null {
	return text.trim() === '' ? null : (parsePlainDate(text, locale, shortYear) ?? text);
}

/** Whether something is typed that is no date. */
export function isNoDate(text: string, locale: string, shortYear: ShortYear): boolean {
	return text.trim() !== '' && parsePlainDate(text, locale, shortYear) === null;
}
