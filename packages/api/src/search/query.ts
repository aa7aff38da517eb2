import {
	daysFromDigits,
	findDates,
	findPhones,
	type PlainDate,
	plainText,
	significantDigits,
} from '@hms/contracts';
import { and, type Column, inArray, or, type SQL, type SQLWrapper, sql } from 'drizzle-orm';
import { isWholeText, nameParts, searchWords } from './words.ts';

/** What a person may have meant by the text in a search box. All of it has to be found, or the text in a name as it is. */
export interface SearchQuery {
	/** All of it: somebody's name may look like a date, a number or an address, or have no words at all. */
	text: string;
	/** Each a birth date, in every way it can be read: day or month first, in any language. */
	dates: PlainDate[][];
	/** Each the digits that a telephone number has however it is dialled. */
	phones: string[];
	/** Each a part of a name, an MRN, a number, a year of birth, or, after an @, the beginning of an e-mail address. */
	words: string[];
}

/** A text without some of its parts. */
const withoutSpans = (text: string, parts: { start: number; end: number }[]): string =>
	parts
		.toSorted((one, other) => other.start - one.start)
		.reduce((rest, { start, end }) => `${rest.slice(0, start)} ${rest.slice(end)}`, text);

/** Reads a search text. */
export function parseQuery(q: string): SearchQuery {
	const dates = findDates(q);
	const withoutDates = withoutSpans(q, dates);
	const phones = findPhones(withoutDates);
	const isAlone = dates.length === 0 && phones.length === 0;
	return {
		text: q,
		dates: dates.map(({ days }) => days),
		phones: phones.map(({ phone }) => significantDigits(phone)),
		words: searchWords(withoutSpans(withoutDates, phones), isAlone),
	};
}

/** What else than itself a word may mean. */
export interface OtherMeanings {
	/** The same number in the digits that the records have. */
	number: string | undefined;
	/** The birth dates that an undivided number may be: "101290". */
	days: PlainDate[];
	/** Words of a name, written as a number may be: "Smith-2". */
	pieces: string[];
}

/** What else a word may mean, or undefined if nothing. */
export function otherMeanings(word: string): OtherMeanings | undefined {
	const plain = plainText(word);
	const number = plain !== word && /^\d+$/.test(plain) ? plain : undefined;
	const days = daysFromDigits(word);
	const pieces = nameParts(word);
	return number === undefined && days.length === 0 && pieces.length === 0
		? undefined
		: { number, days, pieces };
}

/** Whether a word may be a year of birth. */
const isYear = (word: string) => /^(1[89]|20)\d\d$/.test(word);

/** A word as rows have it. In a query of its own it is folded once, and not for each row. */
export const folded = (word: string): SQL => sql`(select fold_word(${word}))`;

/** Whether a text is like a pattern that is made of a word. */
export const isLike = (text: SQLWrapper, before: string, word: string, after: string): SQL =>
	sql`${text} like (select word_pattern(${before}, ${word}, ${after}))`;

/** A line of a text, the first is 1. */
const lineOf = (text: SQLWrapper, line: 1 | 2 | 3): SQL =>
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

/** Whether a `search_text` has all of some words in its names. Only the first condition of each can have an index. */
const hasInNames = (text: SQLWrapper, words: string[]): SQL | undefined =>
	and(
		...words.flatMap((word) =>
			[text, lineOf(text, 1)].map((where) => isLike(where, '%', word, '%')),
		),
	);

/** A whole text as one word; not as an e-mail address, which begins with an @. */
export const wholeWord = ({ text }: SearchQuery): string => ` ${text}`;

/** Whether a query says nothing but its punctuation. */
export const isPunctuation = ({ dates, phones, words }: SearchQuery): boolean =>
	dates.length + phones.length + words.length === 0;

export interface SearchedColumns {
	/** Whether a row is found by a word or a number. */
	has(word: string): SQL | undefined;
	searchText: Column;
	givenName: Column;
	familyName: Column;
	birthDate?: Column;
}

/** Whether a row's whole name begins with the text of a query, or, where that is punctuation alone, has it as it is. */
function matchesName(
	query: SearchQuery,
	{ searchText, givenName, familyName }: SearchedColumns,
): SQL | undefined {
	const whole = wholeWord(query);
	const holds = (...names: Column[]) =>
		sql`strpos(concat_ws(' ', ${sql.join(names, sql`, `)}), ${query.text}) > 0`;
	return or(
		and(isLike(searchText, '% ', whole, '%'), isLike(lineOf(searchText, 3), '% ', whole, '%')),
		...(isPunctuation(query) ? [holds(givenName, familyName), holds(familyName, givenName)] : []),
	);
}

/** The rows in which a query is found. */
export function matchesQuery(query: SearchQuery, searched: SearchedColumns): SQL | undefined {
	const called = matchesName(query, searched);
	return isPunctuation(query) ? called : or(and(...partsIn(query, searched)), called);
}

/** For each part of a query the rows in which it is found. */
function partsIn(
	{ dates, phones, words }: SearchQuery,
	{ has, searchText, birthDate }: SearchedColumns,
): (SQL | undefined)[] {
	return [
		...dates.map((days) => (birthDate ? inArray(birthDate, days) : sql`false`)),
		...phones.map(has),
		...words.map((word) => {
			const other = otherMeanings(word);
			return or(
				has(word),
				other?.number === undefined ? undefined : has(other.number),
				other && hasInNames(searchText, other.pieces),
				birthDate && other && other.days.length > 0 ? inArray(birthDate, other.days) : undefined,
				birthDate && isYear(word)
					? sql`${birthDate} between ${`${word}-01-01`}::date and ${`${word}-12-31`}::date`
					: undefined,
			);
		}),
	];
}

/** The one word or number that is all of a query; not one that may mean something else, too. */
export function singlePart({ text, dates, phones, words }: SearchQuery): string | undefined {
	const [part, ...more] = [...phones, ...words];
	return part === undefined ||
		more.length > 0 ||
		dates.length > 0 ||
		!isWholeText(text, part) ||
		isYear(part) ||
		otherMeanings(part)
		? undefined
		: part;
}

/** Words shorter than this are in almost every name: what they find is not worth being put in order. */
const minRankedLength = 3;

/** Whether a query says enough to put what it finds in the order of how well it fits. */
export const canRank = ({ words }: SearchQuery) =>
	words.some((word) => word.length >= minRankedLength);

/** How well a row fits: for each word 3 if it is a whole word of the row, 2 if one begins so, 1 if it is within one, 0 for a slip. */
export function relevance({ words }: SearchQuery, text: Column): SQL {
	const scores = words.map(
		(word) => sql`case
			when ${isLike(text, '% ', word, ' %')} then 3
			when ${isLike(text, '% ', word, '%')} then 2
			when ${isLike(text, '%', word, '%')} then 1
			else 0 end`,
	);
	return sql`(${sql.join(scores, sql` + `)})`;
}
