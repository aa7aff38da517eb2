import { isPlainDate, type PlainDate, today } from '@hms/contracts';
import { monthOf } from './month-names.ts';

/** What a two-digit year means: the past hundred years (a birth), or this century (an appointment). */
export type ShortYear = 'past' | 'thisCentury';

type Part = 'day' | 'month' | 'year';

/** The order in which a locale writes the parts of a date in digits. */
function orderOf(locale: string): Part[] {
	return new Intl.DateTimeFormat(locale, { calendar: 'gregory' })
		.formatToParts()
		.map((part) => part.type)
		.filter((type) => type === 'day' || type === 'month' || type === 'year');
}

function fullYear(text: string, shortYear: ShortYear): number {
	const year = Number(text);
	if (text.length > 2) return year;
	const thisYear = Number(today().slice(0, 4));
	const century = thisYear - (thisYear % 100);
	return shortYear === 'past' && century + year > thisYear ? century - 100 + year : century + year;
}

function compose(year: string, month: number, day: string, shortYear: ShortYear): PlainDate | null {
	const text = [
		String(fullYear(year, shortYear)).padStart(4, '0'),
		String(month).padStart(2, '0'),
		day.padStart(2, '0'),
	].join('-');
	return isPlainDate(text) ? text : null;
}

/** Three numbers: the year first if it has four digits, then as the separator or the reader's locale has it. */
function fromNumbers(
	numbers: [string, string, string],
	dotted: boolean,
	locale: string,
	shortYear: ShortYear,
): PlainDate | null {
	const [a, b, c] = numbers;
	if (a.length === 4) return compose(a, Number(b), c, shortYear);
	const order = orderOf(locale);
	if (order[0] === 'year' && c.length !== 4 && !dotted) return compose(a, Number(b), c, shortYear);
	// Whoever separates with dots writes the day first. A number above 12 can only be the day.
	const monthFirst =
		order.indexOf('month') < order.indexOf('day') && order[0] !== 'year' && !dotted;
	const [month, day] = monthFirst ? [a, b] : [b, a];
	return Number(month) > 12
		? compose(c, Number(day), month, shortYear)
		: compose(c, Number(month), day, shortYear);
}

function fromDigits(digits: string, locale: string, shortYear: ShortYear): PlainDate | null {
	if (digits.length === 8) {
		const yearFirst = /^(18|19|20)/.test(digits)
			? compose(digits.slice(0, 4), Number(digits.slice(4, 6)), digits.slice(6), shortYear)
			: null;
		return (
			yearFirst ??
			fromNumbers(
				[digits.slice(0, 2), digits.slice(2, 4), digits.slice(4)],
				false,
				locale,
				shortYear,
			)
		);
	}
	if (digits.length !== 6) return null;
	return fromNumbers(
		[digits.slice(0, 2), digits.slice(2, 4), digits.slice(4)],
		false,
		locale,
		shortYear,
	);
}

/** Day, month as a word, and year, in any order: "10 dec 1990", "December 10th, 1990", "10. Dez. 90". */
function fromWords(
	words: string[],
	numbers: string[],
	locale: string,
	shortYear: ShortYear,
): PlainDate | null {
	const month = words.map((word) => monthOf(word, locale)).find((found) => found !== null);
	const [a, b] = numbers;
	if (!month || a === undefined || b === undefined || numbers.length !== 2) return null;
	return a.length > 2 ? compose(a, month, b, shortYear) : compose(b, month, a, shortYear);
}

/**
 * The day that a person means by what they typed, or null if it cannot be told or does not exist: `10.12.1990`,
 * `10/12/1990` (day or month first as their locale has it), `1990-12-10`, `10 dec 1990`, `101290`, `today`.
 */
export function parsePlainDate(
	text: string,
	locale: string,
	shortYear: ShortYear,
): PlainDate | null {
	const written = text.trim().normalize('NFKC').toLowerCase();
	if (written === 'today') return today();
	const numbers = written.match(/\d+/g) ?? [];
	const words = written.match(/\p{L}[\p{L}\p{M}]*/gu) ?? [];
	if (words.length > 0) return fromWords(words, numbers, locale, shortYear);
	const [a, b, c] = numbers;
	if (a !== undefined && numbers.length === 1) return fromDigits(a, locale, shortYear);
	if (a === undefined || b === undefined || c === undefined || numbers.length !== 3) return null;
	return fromNumbers([a, b, c], written.includes('.'), locale, shortYear);
}
