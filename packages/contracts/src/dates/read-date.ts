import type { DateOrder } from '../enums.ts';
import { plainText } from '../text/plain-text.ts';
import { type DateToken, dateTokensOf, dateWordsOf, foldDateWord } from './date-words.ts';
import { dateOrderOf } from './formats.ts';
import { isPlainDate, type PlainDate, today } from './plain-date.ts';
import {
	buddhistYears,
	type DateParts,
	datePartsInOrder,
	dayOf,
	isPlausible,
	nearestYear,
	pastYears,
	type WrittenDate,
	writtenDate,
} from './written-date.ts';

/**
 * The century of a year of two digits. `past`, for birth dates: the latest year in which the day is not in the future. `near`: the
 * year nearest to this one, from 49 years back to 50 ahead.
 */
export type ShortYear = 'past' | 'near';

/** The reason why a text is no day. */
export type DateProblem =
	/** It cannot be parsed. */
	| { kind: 'unclear' }
	/** A day and a month without a year. */
	| { kind: 'noYear' }
	/** A year of one digit, of three, or of more than four. */
	| { kind: 'yearDigits'; year: string }
	| { kind: 'noSuchMonth'; month: number }
	/** The month has no such day, for 29 February in that year. */
	| { kind: 'noSuchDay'; day: number; month: number; year: number };

export type DateReading = { date: PlainDate; problem: null } | { date: null; problem: DateProblem };

export interface DateReader {
	/** The locale whose order of day and month, and names of months, are accepted; English ones are too. */
	locale: string;
	shortYear: ShortYear;
	/** Today; by default `today()`. */
	today?: PlainDate;
}

const dotted = new Map<string, boolean>();

/** Whether the separators of a numeric date in a locale are dots. */
function hasDots(locale: string): boolean {
	const known = dotted.get(locale);
	if (known !== undefined) return known;
	const parts = new Intl.DateTimeFormat(locale, { calendar: 'gregory' }).formatToParts();
	const found = parts.some(({ type, value }) => type === 'literal' && value.includes('.'));
	dotted.set(locale, found);
	return found;
}

/** The possible orders of a date, the most likely one first. */
function preferredOrders(written: WrittenDate, isDotted: boolean, locale: string): DateOrder[] {
	const [first = '', , last = ''] = written.numbers;
	// With dots the day comes first, unless the locale itself uses dots.
	const order = isDotted && !hasDots(locale) ? 'dmy' : dateOrderOf(locale);
	const isYearFirst = order === 'ymd';
	const dayFirst: DateOrder[] = order === 'mdy' ? ['mdy', 'dmy'] : ['dmy', 'mdy'];
	// 19901210 is unambiguous.
	if (written.numbers.length === 1 && /^(18|19|20)\d{6}$/.test(first)) return ['ymd', ...dayFirst];
	if (written.numbers.length === 2) return isYearFirst ? ['ymd', 'dmy'] : ['dmy', 'ymd'];
	if (first.length === 4) return ['ymd'];
	return isYearFirst && last.length !== 4 ? ['ymd', ...dayFirst] : dayFirst;
}

const weekdays = new Map<string, Set<string>>();

/** A language's names of weekdays, which are ignored. */
function weekdaysOf(locale: string): Set<string> {
	const known = weekdays.get(locale);
	if (known) return known;
	const names = (['short', 'long'] as const).flatMap((weekday) => {
		const format = new Intl.DateTimeFormat(locale, { weekday, timeZone: 'UTC' });
		const days = Array.from({ length: 7 }, (_, day) => format.format(Date.UTC(2000, 0, 1 + day)));
		return days.map((day) => foldDateWord(plainText(day).replace(/\.$/, '')));
	});
	const found = new Set(names);
	weekdays.set(locale, found);
	return found;
}

function yearOf(one: DateParts, { locale, shortYear }: DateReader, now: PlainDate): number {
	const year = Number(one.year);
	if (one.year.length === 4) {
		const isBuddhist = year >= 2400 && new Intl.Locale(locale).language === 'th';
		return isBuddhist ? year - buddhistYears : year;
	}
	return shortYear === 'near' ? nearestYear(one, now) : (pastYears(one, now)[0] ?? year);
}

/** The problem of numbers and months that are no date in any order. */
function missingPart({ numbers, months }: WrittenDate, order: DateOrder): DateProblem {
	if (numbers.length + (months === null ? 0 : 1) === 2) return { kind: 'noYear' };
	if (numbers.length + (months === null ? 0 : 1) !== 3) return { kind: 'unclear' };
	const year = (order === 'ymd' ? numbers[0] : numbers.at(-1)) ?? '';
	if (year.length !== 2 && year.length !== 4) return { kind: 'yearDigits', year };
	return { kind: 'unclear' };
}

function read(written: WrittenDate, isDotted: boolean, reader: DateReader): DateReading {
	const now = reader.today ?? today();
	const possible = preferredOrders(written, isDotted, reader.locale);
	if (written.months !== null && written.months.length > 1) {
		return { date: null, problem: { kind: 'unclear' } };
	}
	const arrangements = possible.flatMap((order) => datePartsInOrder(written, order));
	// A number above 12 can only be the day.
	const meant = arrangements.find(isPlausible) ?? arrangements[0];
	if (meant === undefined) {
		return { date: null, problem: missingPart(written, possible[0] ?? 'dmy') };
	}
	const year = yearOf(meant, reader, now);
	const date = dayOf(year, meant);
	if (date !== null) return { date, problem: null };
	const { day, month } = meant;
	const isMonth = month >= 1 && month <= 12;
	return {
		date: null,
		problem: isMonth ? { kind: 'noSuchDay', day, month, year } : { kind: 'noSuchMonth', month },
	};
}

/** Whether a text is the word for today, in English or in the reader's language. */
function isToday(text: string, locale: string): boolean {
	if (/\p{N}/u.test(text)) return false;
	const fold = (word: string) => word.toLocaleLowerCase(locale).replaceAll('’', "'");
	const own = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }).format(0, 'day');
	return ['today', fold(own)].includes(fold(text));
}

/**
 * Parses a typed date: `10.12.1990`, `10/12/90` (day or month first as in the locale), `1990-12-10`, `10 dec 1990`,
 * `December 10th, 1990`, `10121990`, `today`, and any format of the locale, in the digits of any script.
 * @returns the day, or the problem
 */
export function readDate(typed: string, reader: DateReader): DateReading {
	const text = plainText(typed).trim();
	// ISO 8601 is unambiguous.
	if (isPlainDate(text)) return { date: text, problem: null };
	if (isToday(text, reader.locale)) return { date: reader.today ?? today(), problem: null };
	const parts = dateTokensOf(text);
	let reading: DateReading = { date: null, problem: { kind: 'unclear' } };
	for (const language of new Set([reader.locale, 'en'])) {
		const isWeekday = ({ isNumber, text }: DateToken) =>
			!isNumber && weekdaysOf(language).has(foldDateWord(text));
		const words = dateWordsOf(language);
		// An abbreviated month may equal a weekday, so weekdays are removed only in a second attempt.
		const written =
			writtenDate(parts, words) ??
			writtenDate(
				parts.filter((part) => !isWeekday(part)),
				words,
			);
		if (written === null || written.numbers.length === 0) continue;
		// Dots between numbers; a dot after an abbreviated month does not count.
		const isDotted = written.months === null && /\d\s*\./.test(text);
		reading = read(written, isDotted, reader);
		if (reading.date !== null) return reading;
	}
	return reading;
}
