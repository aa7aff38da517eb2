import { plainText } from '../text/plain-text.ts';

/** The words of dates in one or more languages. */
export interface DateWords {
	/** The months, 1 to 12, by folded name; several where languages differ. */
	months: Map<string, Set<number>>;
	/** The names sorted, for searching by prefix. */
	names: string[];
	/** Filler words between the parts of a date: "de", "of", 年. */
	inner: Set<string>;
	/** Filler words before the first part or after the last: "г", 日. */
	outer: Set<string>;
}

/** A number or word of a text. */
export interface DateToken {
	text: string;
	isNumber: boolean;
	/** Its begin and end in the text, in UTF-16 units. */
	start: number;
	end: number;
}

const tokenPattern = /(\d+)|[\p{L}\p{M}'’ʼʻ`´]+/gu;

/** The numbers and words of a plain text. */
export function dateTokensOf(text: string): DateToken[] {
	return Array.from(text.matchAll(tokenPattern), (match) => ({
		text: match[0],
		isNumber: match[1] !== undefined,
		start: match.index,
		end: match.index + match[0].length,
	}));
}

/**
 * A word without case, apostrophes and accents. Vowel signs of a script are kept: without them June is January in Hindi.
 */
export function foldDateWord(word: string): string {
	return word
		.normalize('NFKD')
		.replaceAll(/[\p{Script=Inherited}'’ʼʻ`´]/gu, '')
		.toLowerCase()
		.replaceAll(/\p{Script=Inherited}/gu, '')
		.replaceAll('ı', 'i')
		.replaceAll('ς', 'σ')
		.normalize('NFC');
}

/** Date formats with a year, because in many languages a month has another form by itself. */
const styles: Intl.DateTimeFormatOptions[] = (['short', 'long'] as const).flatMap((month) => [
	{ month, year: 'numeric' },
	{ month, day: 'numeric', year: 'numeric' },
]);

/** The tokens of a date in one format, for each month. */
function wordsOf(locale: string, style: Intl.DateTimeFormatOptions): string[][] {
	const format = new Intl.DateTimeFormat(locale, {
		...style,
		calendar: 'gregory',
		timeZone: 'UTC',
	});
	return Array.from({ length: 12 }, (_, month) =>
		dateTokensOf(plainText(format.format(Date.UTC(1987, month, 26)))).map(({ text, isNumber }) =>
			isNumber ? text : foldDateWord(text),
		),
	);
}

const isNumeric = (part: string) => /^\d/.test(part);

/** Adds the words of one date format. @param numbers the number of numeric parts besides the month */
function addStyle(words: DateWords, written: string[][], numbers: number): void {
	// Words that all months share, or that stand next to a month's number, are fillers.
	const [first = [], ...others] = written;
	const common = new Set(
		first.filter((part) => !isNumeric(part) && others.every((parts) => parts.includes(part))),
	);
	for (const [index, parts] of written.entries()) {
		const nameWords = parts.filter((part) => !isNumeric(part) && !common.has(part));
		if (parts.filter(isNumeric).length > numbers) {
			for (const part of nameWords) words.inner.add(part);
		} else if (nameWords.length > 0) {
			const name = nameWords.join(' ');
			words.months.set(name, (words.months.get(name) ?? new Set()).add(index + 1));
		}
	}
	const isPart = (part: string) => isNumeric(part) || !common.has(part);
	const [firstPart, lastPart] = [first.findIndex(isPart), first.findLastIndex(isPart)];
	for (const [index, part] of first.entries()) {
		if (!common.has(part)) continue;
		words.inner.add(part);
		if (index < firstPart || index > lastPart) words.outer.add(part);
	}
}

/** Filler words that people write and no format has. */
const spoken = ['of', 'the', 'st', 'nd', 'rd', 'th', 'er', 'e', 'de', 'del', 'o', 'a'];

export const emptyDateWords = (): DateWords => ({
	months: new Map(),
	names: [],
	inner: new Set(spoken),
	outer: new Set(),
});

/** Adds the words of a locale's dates, which are complete after `sortNames`. */
export function addDateWords(words: DateWords, locale: string): void {
	for (const style of styles) addStyle(words, wordsOf(locale, style), style.day ? 2 : 1);
}

/** Sorts the names of all locales that were added; doing so after each of them would take as long as adding them. */
export function sortNames(words: DateWords): void {
	words.names = [...words.months.keys()].sort();
}

const known = new Map<string, DateWords>();

/** The words of a locale's dates, cached because creating formatters is slow. */
export function dateWordsOf(locale: string): DateWords {
	const before = known.get(locale);
	if (before) return before;
	const words = emptyDateWords();
	addDateWords(words, locale);
	sortNames(words);
	known.set(locale, words);
	return words;
}

/** The minimum length of an abbreviated name. */
const minAbbreviation = 3;

/** The months that a folded name or its prefix can mean. */
export function monthsByName(name: string, { months, names }: DateWords): number[] {
	const exact = months.get(name);
	if (exact) return [...exact];
	if (name.length < minAbbreviation) return [];
	let [low, high] = [0, names.length];
	while (low < high) {
		const middle = (low + high) >> 1;
		if ((names[middle] ?? '') < name) low = middle + 1;
		else high = middle;
	}
	const begun = new Set<number>();
	for (let index = low; names[index]?.startsWith(name); index += 1) {
		for (const month of months.get(names[index] ?? '') ?? []) begun.add(month);
	}
	return [...begun];
}
