import { plainText } from '../text/plain-text.ts';
import { type DateToken, dateTokensOf, dateWordsOf, foldDateWord } from './date-words.ts';
import { isPlainDate, type PlainDate, today } from './plain-date.ts';
import {
	buddhistYears,
	type DateOrder,
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
 * What a year of two digits means. `past`, where days to come make no sense (a birth): the latest year for which the day is
 * not after today. `near`: the one nearest to this year, from 49 years back to 50 ahead.
 */
export type ShortYear = 'past' | 'near';

/** Why a text is no day. */
export type DateProblem =
	/** It cannot be told what is meant. */
	| { kind: 'unclear' }
	/** A day and a month without a year. */
	| { kind: 'noYear' }
	/** A year of one digit, of three, or of more than four. */
	| { kind: 'yearDigits'; year: string }
	| { kind: 'noSuchMonth'; month: number }
	/** The month, and in a leap year's case the year, has no such day. */
	| { kind: 'noSuchDay'; day: number; month: number; year: number };

export type DateReading = { date: PlainDate; problem: null } | { date: null; problem: DateProblem };

export interface DateReader {
	/** Whose order of day and month, and names of months, are meant; those of English do too. */
	locale: string;
	shortYear: ShortYear;
	/** The day it is. */
	today?: PlainDate;
}

const orders = new Map<string, { order: DateOrder; isDotted: boolean }>();

/** The order in which a locale writes the parts of a date in digits, and whether with dots. */
function orderOf(locale: string): { order: DateOrder; isDotted: boolean } {
	const known = orders.get(locale);
	if (known) return known;
	const parts = new Intl.DateTimeFormat(locale, { calendar: 'gregory' }).formatToParts();
	const letters = parts.map(({ type }) => type.charAt(0)).filter((type) => 'dmy'.includes(type));
	const order: DateOrder =
		(['mdy', 'ymd'] as const).find((one) => one === letters.join('')) ?? 'dmy';
	const isDotted = parts.some(({ type, value }) => type === 'literal' && value.includes('.'));
	const found = { order, isDotted };
	orders.set(locale, found);
	return found;
}

/** The orders that a date may be written in, the one that is meant where it is possible first. */
function preferredOrders(written: WrittenDate, isDotted: boolean, locale: string): DateOrder[] {
	const [first = '', , last = ''] = written.numbers;
	const own = orderOf(locale);
	// Whoever separates with dots writes the day first, but where they are that locale's way.
	const order = isDotted && !own.isDotted ? 'dmy' : own.order;
	const isYearFirst = order === 'ymd';
	const dayFirst: DateOrder[] = order === 'mdy' ? ['mdy', 'dmy'] : ['dmy', 'mdy'];
	// 19901210 is written so everywhere.
	if (written.numbers.length === 1 && /^(18|19|20)\d{6}$/.test(first)) return ['ymd', ...dayFirst];
	if (written.numbers.length === 2) return isYearFirst ? ['ymd', 'dmy'] : ['dmy', 'ymd'];
	if (first.length === 4) return ['ymd'];
	return isYearFirst && last.length !== 4 ? ['ymd', ...dayFirst] : dayFirst;
}

const weekdays = new Map<string, Set<string>>();

/** What a language calls the days of the week, which are read over. */
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

/** Why parts that stand in no order of a date do not. */
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

/**
 * The day that a person means by what they typed: `10.12.1990`, `10/12/90` (day or month first as their locale has it),
 * `1990-12-10`, `10 dec 1990`, `December 10th, 1990`, `10121990`, `today`, and whatever their locale writes, in the digits
 * of any script. Where it cannot be told, or there is no such day, why.
 */
export function readDate(typed: string, reader: DateReader): DateReading {
	const text = plainText(typed).trim();
	// A date as the system itself writes it is meant as it stands.
	if (isPlainDate(text)) return { date: text, problem: null };
	if (text.toLowerCase() === 'today') return { date: reader.today ?? today(), problem: null };
	const parts = dateTokensOf(text);
	let reading: DateReading = { date: null, problem: { kind: 'unclear' } };
	for (const language of new Set([reader.locale, 'en'])) {
		const isWeekday = ({ isNumber, text }: DateToken) =>
			!isNumber && weekdaysOf(language).has(foldDateWord(text));
		const words = dateWordsOf(language);
		// A short month may be written like a day of the week.
		const written =
			writtenDate(parts, words) ??
			writtenDate(
				parts.filter((part) => !isWeekday(part)),
				words,
			);
		if (written === null || written.numbers.length === 0) continue;
		// Whether numbers stand between dots; those that end a shortened word say nothing.
		const isDotted = written.months === null && /\d\s*\./.test(text);
		reading = read(written, isDotted, reader);
		if (reading.date !== null) return reading;
	}
	return reading;
}
