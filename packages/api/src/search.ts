import { isPlainDate, type PlainDate } from '@hms/contracts';
import { type Column, inArray, or, type SQL, type SQLWrapper, sql } from 'drizzle-orm';
import { searchWords } from './search-words.ts';

/** What a person may have meant by the text in a search box. All of it has to be found. */
export interface Query {
	/** Each a birth date, in the one or two ways it can be read. */
	dates: PlainDate[][];
	/** Each within a telephone number. */
	phones: string[];
	/** Each a part of a name, an MRN, a number, a year of birth, or, after an @, the beginning of an e-mail address. */
	words: string[];
}

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const month = `(${months.join('|')})[a-z]*\\.?`;

const dateForms: [RegExp, (parts: string[]) => [year: string, month: string, day: string][]][] = [
	[/\b(\d{4})-(\d{1,2})-(\d{1,2})\b/g, ([y = '', m = '', d = '']) => [[y, m, d]]],
	[
		/\b(\d{1,2})[./-](\d{1,2})[./-](\d{4})\b/g,
		// Day and month cannot be told apart, so either order will do.
		([a = '', b = '', y = '']) => [
			[y, b, a],
			[y, a, b],
		],
	],
	[
		new RegExp(`\\b(\\d{1,2})\\.? ${month} (\\d{4})\\b`, 'gi'),
		([d = '', m = '', y = '']) => [[y, monthNumber(m), d]],
	],
	[
		new RegExp(`\\b${month} (\\d{1,2}),? (\\d{4})\\b`, 'gi'),
		([m = '', d = '', y = '']) => [[y, monthNumber(m), d]],
	],
];

const monthNumber = (name: string) => String(months.indexOf(name.toLowerCase()) + 1);

/** A telephone number as people write it: digits in groups, six or more of them. */
const phoneForm = /(?:^|(?<=\s))\+?\(?\d[\d ()/.-]{4,}\d(?=\s|$)/g;

/** Seven digits or more, in groups or with the sign of a country's code, or nine after the 0 that is dialled within one. */
const isPhone = (text: string, digits: string) =>
	/^\d{1,2}[./-]\d{1,2}[./-]\d{4}$/.test(text)
		? false
		: /[ ()/.+-]/.test(text)
			? digits.length >= 7
			: text.startsWith('0') && digits.length >= 10;

/** Reads a search text. */
export function understand(q: string): Query {
	let rest = q;
	const dates: PlainDate[][] = [];
	for (const [form, readings] of dateForms) {
		rest = rest.replace(form, (whole, ...groups) => {
			const parts = groups.filter((group) => typeof group === 'string');
			const days = readings(parts)
				.map(([y, m, d]) => `${y}-${m.padStart(2, '0')}-${d.padStart(2, '0')}`)
				.filter(isPlainDate);
			if (days.length === 0) return whole;
			dates.push([...new Set(days)]);
			return ' ';
		});
	}
	const phones: string[] = [];
	rest = rest.replace(phoneForm, (whole) => {
		const digits = whole.replace(/\D/g, '');
		if (!isPhone(whole, digits)) return whole;
		// As dialled within the country, or from abroad: what is stored begins with the country's code.
		phones.push(digits.replace(/^0{1,2}/, ''));
		return ' ';
	});
	const isAlone = dates.length === 0 && phones.length === 0;
	return { dates, phones, words: searchWords(rest, isAlone) };
}

/** Whether a word may be a year of birth. */
const isYear = (word: string) => /^(1[89]|20)\d\d$/.test(word);

/** A word as rows have it. In a query of its own it is folded once, and not for each row. */
export const folded = (word: string): SQL => sql`(select fold_word(${word}))`;

/** Whether a text is like a pattern that is made of a word. */
export const isLike = (text: SQLWrapper, before: string, word: string, after: string): SQL =>
	sql`${text} like (select word_pattern(${before}, ${word}, ${after}))`;

/** A line of a text, the first is 1. */
const lineOf = (text: SQLWrapper, line: 1 | 2): SQL =>
	sql`split_part(${text}, chr(10), ${sql.raw(String(line))})`;

/** The names in a `search_text`, a word each. */
export const namesIn = (text: SQLWrapper): SQL => sql`string_to_array(${lineOf(text, 1)}, ' ')`;

/** Whether a `search_text` has a word: at the beginning of one of its words, within a name, or, from three characters on, within a number. */
export const hasWord = (text: SQLWrapper, word: string): SQL | undefined =>
	or(
		isLike(text, '% ', word, '%'),
		isLike(lineOf(text, 1), '%', word, '%'),
		sql`${lineOf(text, 2)} like (
			select case when char_length(fold_word(${word})) > 2 then word_pattern('%', ${word}, '%') end
		)`,
	);

export interface Searched {
	/** Whether a row is found by a word or a number. */
	has(word: string): SQL | undefined;
	birthDate?: Column;
}

/** The rows in which all of a query is found. */
export function matches(
	{ dates, phones, words }: Query,
	{ has, birthDate }: Searched,
): (SQL | undefined)[] {
	return [
		...dates.map((days) => (birthDate ? inArray(birthDate, days) : sql`false`)),
		...phones.map(has),
		...words.map((word) =>
			or(
				has(word),
				birthDate && isYear(word)
					? sql`${birthDate} between ${`${word}-01-01`}::date and ${`${word}-12-31`}::date`
					: undefined,
			),
		),
	];
}

/** The one word or number that a query is made of; not a year, which may be in a birth date too. */
export function singlePart({ dates, phones, words }: Query): string | undefined {
	const [part, ...more] = [...phones, ...words];
	return part === undefined || more.length > 0 || dates.length > 0 || isYear(part)
		? undefined
		: part;
}

/** Words shorter than this are in almost every name: what they find is not worth being put in order. */
const telling = 3;

/** Whether a query says enough to put what it finds in the order of how well it fits. */
export const canRank = ({ words }: Query) => words.some((word) => word.length >= telling);

/** How well a row fits: for each word 3 if it is a whole word of the row, 2 if one begins so, 1 if it is within one, 0 for a slip. */
export function relevance({ words }: Query, text: Column): SQL {
	const scores = words.map(
		(word) => sql`case
			when ${isLike(text, '% ', word, ' %')} then 3
			when ${isLike(text, '% ', word, '%')} then 2
			when ${isLike(text, '%', word, '%')} then 1
			else 0 end`,
	);
	return sql`(${sql.join(scores, sql` + `)})`;
}
