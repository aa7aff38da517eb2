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

/** A date within a text, and the days that it can mean. */
export interface FoundDate {
	days: PlainDate[];
	/** Where it begins and ends in the text, in UTF-16 units, with the punctuation around it. */
	start: number;
	end: number;
}

interface Search {
	/** The plain text. */
	text: string;
	parts: DateToken[];
	now: PlainDate;
}

/** A date among the parts of a text. */
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

/** Every day that a date can mean to somebody, whatever their language and the order in which they write. */
function daysOf(written: WrittenDate, now: PlainDate): PlainDate[] {
	const days = orders
		.flatMap((order) => datePartsInOrder(written, order))
		.filter(isPlausible)
		.flatMap((one) => yearsOf(one, now).map((year) => dayOf(year, one)))
		.filter((day) => day !== null);
	return [...new Set(days)];
}

/** What may stand between the parts of a date. */
const between = /^(?:(?![@&*%"!?])[\s\p{P}−]){0,4}$/u;
/** More parts no date has: "10 de diciembre del año de 1990". */
const mostParts = 9;
/** So many parts of a text are looked at. */
const mostRead = 60;

/** Whether two parts of a text are of one number, one date or one list of numbers. */
const areJoined = (text: string, one: DateToken, next: DateToken) =>
	between.test(text.slice(one.end, next.start));

const isSpace = (text: string, one: DateToken, next: DateToken) =>
	/^\s*$/.test(text.slice(one.end, next.start));

/** What some parts of a text can mean as a date, or none. */
function daysIn({ text, parts, now }: Search, first: number, last: number): PlainDate[] {
	const window = parts.slice(first, last + 1);
	const count = window.filter(({ isNumber }) => isNumber).length;
	if (count < 2 || count > 3) return [];
	const isOne = window.every((part, index) => {
		const next = window[index + 1];
		return next === undefined || areJoined(text, part, next);
	});
	if (!isOne || (count === window.length && !standsAlone(text, parts, first, last))) return [];
	// Numbers alone are read without knowing any word.
	const words = count === window.length ? emptyDateWords() : allDateWords();
	const written = writtenDate(window, words);
	return written === null ? [] : daysOf(written, now);
}

/** Whether numbers are not some of more that belong together, as those of a telephone are. */
function standsAlone(text: string, parts: DateToken[], first: number, last: number): boolean {
	const [begin, end] = [parts[first], parts[last]];
	if (begin === undefined || end === undefined) return false;
	if (text.charAt(begin.start - 1) === '+') return false;
	const [before, after] = [parts[first - 1], parts[last + 1]];
	const inner = parts.slice(first, last);
	// Numbers that are joined by more than spaces are told from a number beside them by a space.
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

/** Whether a word beside a date is one that formats put there: "10.12.1990 г.", 1990年12月10日. */
function isOuterWord(word: DateToken | undefined, isTight: boolean): boolean {
	if (word === undefined || word.isNumber) return false;
	// A name may be such a word too: it has more than a letter, and stands apart.
	return (
		(isTight || [...word.text].length === 1) && allDateWords().outer.has(foldDateWord(word.text))
	);
}

/** A date's first and last part with the words that formats put beside them. */
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

/** Whether a date goes on without a word at one of its ends, which then belongs to what stands beside the date. */
function isTooWide(search: Search, first: number, last: number): boolean {
	const { parts } = search;
	return (
		(parts[first]?.isNumber === false && daysIn(search, first + 1, last).length > 0) ||
		(parts[last]?.isNumber === false && daysIn(search, first, last - 1).length > 0)
	);
}

/** The widest date that begins with a part; one whose year has four digits, or two. */
function dateFrom(search: Search, first: number, yearDigits: 2 | 4): Span | undefined {
	const { parts } = search;
	for (let last = Math.min(parts.length, first + mostParts) - 1; last > first; last -= 1) {
		const isLong = parts.slice(first, last + 1).some(hasYear);
		if (isLong !== (yearDigits === 4)) continue;
		const days = daysIn(search, first, last);
		if (days.length > 0 && !isTooWide(search, first, last)) return { days, first, last };
	}
	return undefined;
}

const hasYear = ({ isNumber, text }: DateToken) => isNumber && text.length === 4;

/**
 * The dates in what somebody typed among other things, each with every day that it can mean: who searches may write day or
 * month first, in any language, and two digits for a year. A number that is not divided is none, see {@link daysFromDigits}.
 */
export function findDates(typed: string, now: PlainDate = today()): FoundDate[] {
	const { text, span } = locatedPlainText(typed);
	const parts = dateTokensOf(text).slice(0, mostRead);
	if (parts.filter(({ isNumber }) => isNumber).length < 2) return [];
	const search = { text, parts, now };
	const spans: Span[] = [];
	// A year of four digits is surer than two.
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

/** The days that a number of six or eight digits can mean: `10121990`, `101290`. None if it is another number. */
export function daysFromDigits(typed: string, now: PlainDate = today()): PlainDate[] {
	const number = plainText(typed);
	return /^(\d{6}|\d{8})$/.test(number) ? daysOf({ numbers: [number], months: null }, now) : [];
}
