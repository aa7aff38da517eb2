import type { DateOrder } from '../enums.ts';
import { type DateToken, type DateWords, foldDateWord, monthsByName } from './date-words.ts';
import { addYears, isPlainDate, type PlainDate } from './plain-date.ts';

/** The numbers of a date as written, and the months that its words can mean; null without a word for a month. */
export interface WrittenDate {
	numbers: string[];
	months: number[] | null;
}

/** The parts of a date in one order; the day may not exist. */
export interface DateParts {
	order: DateOrder;
	/** Two digits or four. */
	year: string;
	month: number;
	day: number;
}

/** The months that adjacent words mean; empty if all are fillers, null if there is another word. */
function monthsIn(run: string[], words: DateWords): number[] | null {
	const isFiller = (word: string) => words.inner.has(word);
	const names = run.filter((word) => !isFiller(word));
	// The longest name first: a filler in one language can be a month, or part of its name, in another.
	for (let length = run.length; length > 0; length -= 1) {
		for (let first = 0; first + length <= run.length; first += 1) {
			const name = run.slice(first, first + length);
			const rest = [...run.slice(0, first), ...run.slice(first + length)];
			const months = rest.every(isFiller) ? monthsByName(name.join(' '), words) : [];
			if (months.length > 0) return months;
		}
	}
	const months = names.length === 0 ? [] : monthsByName(names.join(' '), words);
	return names.length === 0 || months.length > 0 ? months : null;
}

/** Interprets tokens as a date; null if there are other words or too many numbers. */
export function writtenDate(parts: DateToken[], words: DateWords): WrittenDate | null {
	const numbers = parts.filter(({ isNumber }) => isNumber).map(({ text }) => text);
	const runs = wordRuns(parts);
	if (numbers.length > 3) return null;
	if (numbers.length === 3) {
		const areFillers = runs.flat().every((word) => words.inner.has(word));
		return areFillers ? { numbers, months: null } : null;
	}
	let found: number[] | null = null;
	for (const run of runs) {
		const months = monthsIn(run, words);
		if (months === null || (months.length > 0 && found !== null)) return null;
		if (months.length > 0) found = months;
	}
	return { numbers, months: found };
}

function wordRuns(parts: DateToken[]): string[][] {
	const runs: string[][] = [[]];
	for (const { text, isNumber } of parts) {
		if (isNumber) runs.push([]);
		else runs.at(-1)?.push(foldDateWord(text));
	}
	return runs.filter((run) => run.length > 0);
}

/** Divides "10121990" or "101290" into three numbers. */
function cutNumber(digits: string, order: DateOrder): string[] {
	if (digits.length !== 8 && digits.length !== 6) return [];
	const year = digits.length - 4;
	const [a, b] = order === 'ymd' ? [year, year + 2] : [2, 4];
	return [digits.slice(0, a), digits.slice(a, b), digits.slice(b)];
}

interface Parts {
	day: string | undefined;
	months: number[];
	year: string | undefined;
}

const numberOf = (text = '') => (text.length > 2 ? [] : [Number(text)]);

/** The day, months and year in an order; undefined if the order is not possible. */
function partsOf({ numbers, months }: WrittenDate, order: DateOrder): Parts | undefined {
	if (months !== null) {
		const [a, b] = numbers;
		if (order === 'mdy' || numbers.length !== 2) return undefined;
		return order === 'ymd' ? { year: a, months, day: b } : { day: a, months, year: b };
	}
	const [one = ''] = numbers;
	const [a, b, c] = numbers.length === 1 ? cutNumber(one, order) : numbers;
	if (order === 'ymd') return { year: a, months: numberOf(b), day: c };
	return order === 'dmy'
		? { day: a, months: numberOf(b), year: c }
		: { months: numberOf(a), day: b, year: c };
}

/** The readings of a date in an order; empty if a part has a wrong length. */
export function datePartsInOrder(written: WrittenDate, order: DateOrder): DateParts[] {
	const { day = '', months = [], year = '' } = partsOf(written, order) ?? {};
	if (!/^\d{1,2}$/.test(day) || !/^(\d{2}|\d{4})$/.test(year)) return [];
	return months.map((month) => ({ order, year, month, day: Number(day) }));
}

/** Whether the month is 1 to 12 and the day 1 to 31. */
export const isPlausible = ({ month, day }: DateParts): boolean =>
	month >= 1 && month <= 12 && day >= 1 && day <= 31;

const pad = (number: number, length: number) => String(number).padStart(length, '0');

/** The day, or null if it does not exist. */
export function dayOf(year: number, { month, day }: DateParts): PlainDate | null {
	const text = `${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}`;
	return isPlainDate(text) ? text : null;
}

/** The difference between years of the Buddhist calendar, which Thailand uses, and the Gregorian. */
export const buddhistYears = 543;

/**
 * The years within the past 130 that two digits can mean, latest first: those in which the day is not in the future.
 */
export function pastYears({ year, month, day }: DateParts, today: PlainDate): number[] {
	const thisYear = Number(today.slice(0, 4));
	const first = Number(addYears(today, -130).slice(0, 4));
	const latest = thisYear - ((thisYear - Number(year)) % 100);
	const monthAndDay = `${pad(month, 2)}-${pad(day, 2)}`;
	const isAhead = latest === thisYear && monthAndDay > today.slice(5);
	const years = isAhead ? [latest - 100, latest - 200] : [latest, latest - 100];
	return years.filter((one, index) => index === 0 || one >= first);
}

/** The year nearest to this one that two digits can mean, at most fifty years ahead. */
export function nearestYear({ year }: DateParts, today: PlainDate): number {
	const last = Number(today.slice(0, 4)) + 50;
	return last - ((last - Number(year)) % 100);
}
