import { locatedPlainText, plainText } from '../text/plain-text.ts';
import { allDateWords } from './all-date-words.ts';
import { type DateToken, dateTokensOf, emptyDateWords, foldDateWord } from './date-words.ts';
import { type PlainDate, today } from './plain-date.ts';
import {
	buddhistYears,
	type DateParts,
	datePartsInOrder,
	dayOf,
	isPlausible,
	pastYears,
	type WrittenDate,
	writtenDate,
} from './written-date.ts';

/** A date within a text, with all days that it can mean. */
export interface FoundDate {
	days: PlainDate[];
	/** Its begin and end in the text, in UTF-16 units, including the punctuation around it. */
	start: number;
	end: number;
}

interface Search {
	/** The plain text. */
	text: string;
	parts: DateToken[];
	now: PlainDate;
}

/** A date as a span of tokens. */
interface Span {
	days: PlainDate[];
	first: number;
	last: number;
}

const orders = ['dmy', 'mdy', 'ymd'] as const;

function yearsOf(one: DateParts, now: PlainDate): number[] {
	const year = Number(one.year);
	if (one.year.length === 2) return pastYears(one, now);
	return year >= 2400 && year <= 2700 ? [year - buddhistYears, year] : [year];
}

/** All days that a date can mean, in any language and order. */
function daysOf(written: WrittenDate, now: PlainDate): PlainDate[] {
	const days = orders
		.flatMap((order) => datePartsInOrder(written, order))
		.filter(isPlausible)
		.flatMap((one) => yearsOf(one, now).map((year) => dayOf(year, one)))
		.filter((day) => day !== null);
	return [...new Set(days)];
}

/** The separators between the tokens of a date. */
const between = /^(?:(?![@&*%"!?])[\s\p{P}−]){0,4}$/u;
/** The most tokens of a date: "10 de diciembre del año de 1990". */
const maxTokens = 9;
/** The most tokens of a text that are looked at. */
const maxTextTokens = 60;

/** Whether two adjacent tokens can belong to one date or one number. */
const areJoined = (text: string, one: DateToken, next: DateToken) =>
	between.test(text.slice(one.end, next.start));

const isSpace = (text: string, one: DateToken, next: DateToken) =>
	/^\s*$/.test(text.slice(one.end, next.start));

/** Whether one or two letters stand between two numbers without a space, as in an MRN such as 8A8D01. */
const isPartOfNumber = (one: DateToken, word: DateToken, next: DateToken) =>
	one.isNumber &&
	next.isNumber &&
	one.end === word.start &&
	word.end === next.start &&
	/^\p{Script=Latin}{1,2}$/u.test(word.text);

/** The days that a span of tokens can mean as a date. */
function daysIn({ text, parts, now }: Search, first: number, last: number): PlainDate[] {
	const window = parts.slice(first, last + 1);
	const count = window.filter(({ isNumber }) => isNumber).length;
	if (count < 2 || count > 3) return [];
	const isOne = window.every((part, index) => {
		const [next, third] = window.slice(index + 1);
		if (next === undefined) return true;
		if (third && isPartOfNumber(part, next, third)) return false;
		return areJoined(text, part, next);
	});
	if (!isOne || (count === window.length && !standsAlone(text, parts, first, last))) return [];
	// Numbers alone need no names of months.
	const words = count === window.length ? emptyDateWords() : allDateWords();
	const written = writtenDate(window, words);
	return written === null ? [] : daysOf(written, now);
}

/** Whether numbers are no part of a longer sequence, such as a telephone number. */
function standsAlone(text: string, parts: DateToken[], first: number, last: number): boolean {
	const [begin, end] = [parts[first], parts[last]];
	if (begin === undefined || end === undefined) return false;
	if (text.charAt(begin.start - 1) === '+') return false;
	const [before, after] = [parts[first - 1], parts[last + 1]];
	const inner = parts.slice(first, last);
	// Numbers joined by punctuation are separated from a neighbouring number by a space.
	const isTight = inner.every((part, index) => {
		const next = parts[first + index + 1];
		return next !== undefined && !isSpace(text, part, next);
	});
	const goesOn = (one: DateToken | undefined, next: DateToken | undefined) =>
		one?.isNumber === true &&
		next?.isNumber === true &&
		areJoined(text, one, next) &&
		!(isTight && isSpace(text, one, next));
	return !goesOn(before, begin) && !goesOn(end, after);
}

/** Whether a word next to a date belongs to a date format: "10.12.1990 г.", 1990年12月10日. */
function isOuterWord(word: DateToken | undefined, isTight: boolean): boolean {
	if (word === undefined || word.isNumber) return false;
	// A longer word after a space is rather a name.
	return (
		(isTight || [...word.text].length === 1) && allDateWords().outer.has(foldDateWord(word.text))
	);
}

/** Extends a date by the words of date formats next to it. */
function withOuterWords({ text, parts }: Search, first: number, last: number): [number, number] {
	const isTight = (one: number) => {
		const [part, next] = [parts[one], parts[one + 1]];
		return part !== undefined && next !== undefined && !/\s/.test(text.slice(part.end, next.start));
	};
	let [from, to] = [first, last];
	while (isTight(from - 1) && isOuterWord(parts[from - 1], true)) from -= 1;
	while (isOuterWord(parts[to + 1], isTight(to))) to += 1;
	return [from, to];
}

/** Whether the first or last word of a span is not needed for its date, and so does not belong to it. */
function isTooWide(search: Search, first: number, last: number): boolean {
	const { parts } = search;
	return (
		(parts[first]?.isNumber === false && daysIn(search, first + 1, last).length > 0) ||
		(parts[last]?.isNumber === false && daysIn(search, first, last - 1).length > 0)
	);
}

/** The longest date that begins with a token, with a year of four or two digits. */
function dateFrom(search: Search, first: number, yearDigits: 2 | 4): Span | undefined {
	const { parts } = search;
	for (let last = Math.min(parts.length, first + maxTokens) - 1; last > first; last -= 1) {
		const isLong = parts.slice(first, last + 1).some(hasYear);
		if (isLong !== (yearDigits === 4)) continue;
		const days = daysIn(search, first, last);
		if (days.length > 0 && !isTooWide(search, first, last)) return { days, first, last };
	}
	return undefined;
}

const hasYear = ({ isNumber, text }: DateToken) => isNumber && text.length === 4;

/**
 * Finds dates in a text, each with all days that it can mean: day or month first, in any language, with two or four digits of the
 * year. Numbers without separators are left out, see {@link daysFromDigits}.
 */
export function findDates(typed: string, now: PlainDate = today()): FoundDate[] {
	const { text, span } = locatedPlainText(typed);
	const parts = dateTokensOf(text).slice(0, maxTextTokens);
	if (parts.filter(({ isNumber }) => isNumber).length < 2) return [];
	const search = { text, parts, now };
	const spans: Span[] = [];
	// Dates with a year of four digits are more certain, and come first.
	for (const yearDigits of [4, 2] as const) {
		for (let first = 0; first < parts.length; first += 1) {
			const found = dateFrom(search, first, yearDigits);
			if (found === undefined || spans.some((other) => overlap(other, found))) continue;
			spans.push(found);
			first = found.last;
		}
	}
	return spans.map(({ days, first, last }) => {
		const [from, to] = withOuterWords(search, first, last);
		const [begin, end] = [parts[from]?.start ?? 0, parts[to]?.end ?? text.length];
		const before = /[("'“‘[]*$/u.exec(text.slice(0, begin))?.[0].length ?? 0;
		const after = /^[.,;:)"'”’\]،、]*/u.exec(text.slice(end))?.[0].length ?? 0;
		return { days, ...span(begin - before, end + after) };
	});
}

const overlap = (one: Span, other: Span) => one.first <= other.last && other.first <= one.last;

/** The days that a number of six or eight digits can mean: `10121990`, `101290`. Empty for any other number. */
export function daysFromDigits(typed: string, now: PlainDate = today()): PlainDate[] {
	const number = plainText(typed);
	return /^(\d{6}|\d{8})$/.test(number) ? daysOf({ numbers: [number], months: null }, now) : [];
}
