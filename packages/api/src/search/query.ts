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

/** A parsed search text. A row matches if it has all of its parts, or if the text is in its name literally. */
export interface SearchQuery {
	/** The whole text: a name may look like a date, a number or an address, or have no words. */
	text: string;
	/** Birth dates, each with all of its readings: day or month first, in any language. */
	dates: PlainDate[][];
	/** The significant digits of telephone numbers, see `significantDigits`. */
	phones: string[];
	/** Parts of names, MRNs, numbers, years of birth; after an @ a prefix of an e-mail address. */
	words: string[];
}

/** A text without some spans. */
const withoutSpans = (text: string, parts: { start: number; end: number }[]): string =>
	parts
		.toSorted((one, other) => other.start - one.start)
		.reduce((rest, { start, end }) => `${rest.slice(0, start)} ${rest.slice(end)}`, text);

/** Parses a search text. */
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

/** Other readings of a word. */
export interface OtherReadings {
	/** The same number in the digits 0 to 9. */
	number: string | undefined;
	/** Birth dates that a number without separators may be: "101290". */
	days: PlainDate[];
	/** Words of a name that looks like a number: "Smith-2". */
	pieces: string[];
}

/** Other readings of a word; undefined if it has none. */
export function otherReadings(word: string): OtherReadings | undefined {
	const plain = plainText(word);
	const number = plain !== word && /^\d+$/.test(plain) ? plain : undefined;
	const days = daysFromDigits(word);
	const pieces = nameParts(word);
	return number === undefined && days.length === 0 && pieces.length === 0
		? undefined
		: { number, days, pieces };
}

/** Whether a word can be a year of birth. */
const isYear = (word: string) => /^(1[89]|20)\d\d$/.test(word);

/** A word folded as in the rows. The subquery makes PostgreSQL fold it once, and not for each row. */
export const folded = (word: string): SQL => sql`(select fold_word(${word}))`;

/** Whether a text matches a LIKE pattern with a word in it. */
export const isLike = (text: SQLWrapper, before: string, word: string, after: string): SQL =>
	sql`${text} like (select like_pattern(${before}, ${word}, ${after}))`;

/** A line of a text, from 1. */
const lineOf = (text: SQLWrapper, line: 1 | 2 | 3): SQL =>
	sql`split_part(${text}, chr(10), ${sql.raw(String(line))})`;

/** The words of the names in a `search_text`, and the whole name as one word. */
export const namesIn = (text: SQLWrapper): SQL =>
	sql`string_to_array(${lineOf(text, 1)} || ${lineOf(text, 3)}, ' ')`;

/** Whether a `search_text` has a word: as a prefix of a word, within a name, or, from three characters on, within a number. */
export const hasWord = (text: SQLWrapper, word: string): SQL | undefined =>
	or(
		isLike(text, '% ', word, '%'),
		isLike(lineOf(text, 1), '%', word, '%'),
		sql`${lineOf(text, 2)} like (
			select case when char_length(fold_word(${word})) > 2 then like_pattern('%', ${word}, '%') end
		)`,
	);

/** Whether a `search_text` has all of some words in its names. The first condition of each word can use an index. */
const hasInNames = (text: SQLWrapper, words: string[]): SQL | undefined =>
	and(
		...words.flatMap((word) =>
			[text, lineOf(text, 1)].map((where) => isLike(where, '%', word, '%')),
		),
	);

/** A whole text as one word. The space keeps a text that begins with an @ from being an e-mail address. */
export const wholeWord = ({ text }: SearchQuery): string => ` ${text}`;

/** Whether a query is punctuation only. */
export const isPunctuation = ({ dates, phones, words }: SearchQuery): boolean =>
	dates.length + phones.length + words.length === 0;

/** The columns that a search looks at. */
export interface SearchedColumns {
	/** The condition that a row has a word or number. */
	has(word: string): SQL | undefined;
	searchText: Column;
	givenName: Column;
	familyName: Column;
	birthDate?: Column;
}

/** Whether a row's full name begins with the text of a query; for punctuation only, whether it contains that literally. */
function matchesName(
	query: SearchQuery,
	{ searchText, givenName, familyName }: SearchedColumns,
): SQL | undefined {
	const whole = wholeWord(query);
	const contains = (...names: Column[]) =>
		sql`strpos(concat_ws(' ', ${sql.join(names, sql`, `)}), ${query.text}) > 0`;
	return or(
		and(isLike(searchText, '% ', whole, '%'), isLike(lineOf(searchText, 3), '% ', whole, '%')),
		...(isPunctuation(query)
			? [contains(givenName, familyName), contains(familyName, givenName)]
			: []),
	);
}

/** The condition that a row matches a query. */
export function matchesQuery(query: SearchQuery, searched: SearchedColumns): SQL | undefined {
	const hasName = matchesName(query, searched);
	return isPunctuation(query) ? hasName : or(and(...partsIn(query, searched)), hasName);
}

/** Whether a word is the birth date of a row, or the year of it; undefined if it can be neither. */
function wasBorn(word: string, birthDate: Column | undefined): SQL | undefined {
	if (!birthDate) return undefined;
	const days = daysFromDigits(word);
	return or(
		days.length > 0 ? inArray(birthDate, days) : undefined,
		isYear(word)
			? sql`${birthDate} between ${`${word}-01-01`}::date and ${`${word}-12-31`}::date`
			: undefined,
	);
}

/** A condition for each part of a query. */
function partsIn(
	{ dates, phones, words }: SearchQuery,
	{ has, searchText, birthDate }: SearchedColumns,
): (SQL | undefined)[] {
	return [
		...dates.map((days) => (birthDate ? inArray(birthDate, days) : sql`false`)),
		...phones.map(has),
		...words.map((word) => {
			const other = otherReadings(word);
			return or(
				has(word),
				other?.number === undefined ? undefined : has(other.number),
				other && hasInNames(searchText, other.pieces),
				wasBorn(word, birthDate),
			);
		}),
	];
}

/** The only word or number of a query; undefined if there are others, or if it has another reading. */
export function singlePart({ text, dates, phones, words }: SearchQuery): string | undefined {
	const [part, ...more] = [...phones, ...words];
	return part === undefined ||
		more.length > 0 ||
		dates.length > 0 ||
		!isWholeText(text, part) ||
		isYear(part) ||
		otherReadings(part)
		? undefined
		: part;
}

/** Shorter words are in almost every name, so that ranking their results is not useful. */
const minRankedLength = 3;

/** Whether the results of a query can be ranked by relevance. */
export const canRank = ({ words }: SearchQuery) =>
	words.some((word) => word.length >= minRankedLength);

/** The columns by which the results of a query are ordered. */
export interface RankedColumns {
	searchText: Column;
	birthDate?: Column;
	/** Whether a name of the row has a word in another script, as a short form, or as what it is short for. */
	isSpelling(word: string): SQL;
}

/**
 * The relevance of a row: for each word 5 if the patient was born in that year or on that day, 4 if it is a word of the row, 3 if it is
 * a prefix of one, 2 if it is one in another script or a short form of one, 1 if it is within one, 0 for a typo.
 */
export function relevance({ words }: SearchQuery, columns: RankedColumns): SQL {
	const { searchText: text, birthDate, isSpelling } = columns;
	const scores = words.map(
		(word) => sql`case
			when ${wasBorn(word, birthDate) ?? sql`false`} then 5
			when ${isLike(text, '% ', word, ' %')} then 4
			when ${isLike(text, '% ', word, '%')} then 3
			when ${isSpelling(word)} then 2
			when ${isLike(text, '%', word, '%')} then 1
			else 0 end`,
	);
	return sql`(${sql.join(scores, sql` + `)})`;
}
