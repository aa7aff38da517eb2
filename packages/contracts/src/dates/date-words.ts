import { plainText } from '../text/plain-text.ts';

/** The words in which dates are written, by one language or by many. */
export interface DateWords {
	/** The months, 1 to 12, that a name stands for, by the folded name; more than one where languages differ. */
	months: Map<string, Set<number>>;
	/** The names in the order of their letters, to find what they begin with. */
	names: string[];
	/** What stands between the parts of a date and says nothing: "de", "of", 年. */
	inner: Set<string>;
	/** What stands before the first part or after the last: "г", 日. */
	outer: Set<string>;
}

/** A number, or a word, of a text. */
export interface DateToken {
	text: string;
	isNumber: boolean;
	/** Where it begins and ends in the text, in UTF-16 units. */
	start: number;
	end: number;
}

const partForm = /(\d+)|[\p{L}\p{M}'’ʼʻ`´]+/gu;

/** The numbers and words of a plain text, in their order. */
export function dateTokensOf(text: string): DateToken[] {
	return Array.from(text.matchAll(partForm), (match) => ({
		text: match[0],
		isNumber: match[1] !== undefined,
		start: match.index,
		end: match.index + match[0].length,
	}));
}

/**
 * A word without case, apostrophes, and the accents that may be left out. The vowel signs of a script are letters: without
 * them June is January in Hindi.
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

/** A month by itself has another form than within a date in many languages; the year beside it makes sure of that form. */
const styles: Intl.DateTimeFormatOptions[] = (['short', 'long'] as const).flatMap((month) => [
	{ month, year: 'numeric' },
	{ month, day: 'numeric', year: 'numeric' },
]);

/** The words of one way to write a date, for each month. */
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

/** @param numbers how many numbers a date written so has besides its month */
function learnStyle(words: DateWords, written: string[][], numbers: number): void {
	// What is written in every month names none, nor what stands beside a month's number.
	const [first = [], ...others] = written;
	const common = new Set(
		first.filter((part) => !isNumeric(part) && others.every((parts) => parts.includes(part))),
	);
	for (const [index, parts] of written.entries()) {
		const telling = parts.filter((part) => !isNumeric(part) && !common.has(part));
		if (parts.filter(isNumeric).length > numbers) {
			for (const part of telling) words.inner.add(part);
		} else if (telling.length > 0) {
			const name = telling.join(' ');
			words.months.set(name, (words.months.get(name) ?? new Set()).add(index + 1));
		}
	}
	const isTold = (part: string) => isNumeric(part) || !common.has(part);
	const [firstTold, lastTold] = [first.findIndex(isTold), first.findLastIndex(isTold)];
	for (const [index, part] of first.entries()) {
		if (!common.has(part)) continue;
		words.inner.add(part);
		if (index < firstTold || index > lastTold) words.outer.add(part);
	}
}

/** What is said in dates and written by no format. */
const spoken = ['of', 'the', 'st', 'nd', 'rd', 'th', 'er', 'e', 'de', 'del', 'o', 'a'];

export const emptyDateWords = (): DateWords => ({
	months: new Map(),
	names: [],
	inner: new Set(spoken),
	outer: new Set(),
});

/** Adds the words of some languages' dates. */
export function addDateWords(words: DateWords, locales: string[]): DateWords {
	for (const locale of locales) {
		for (const style of styles) learnStyle(words, wordsOf(locale, style), style.day ? 2 : 1);
	}
	words.names = [...words.months.keys()].sort();
	return words;
}

const known = new Map<string, DateWords>();

/** The words of a language's dates. Found once: making formats takes longer than using them. */
export function dateWordsOf(locale: string): DateWords {
	const words = known.get(locale) ?? addDateWords(emptyDateWords(), [locale]);
	known.set(locale, words);
	return words;
}

/** So many characters of a name at least stand for it. */
const shortest = 3;

/** The months that a folded name, or the beginning of one, can mean. */
export function monthsByName(name: string, { months, names }: DateWords): number[] {
	const exact = months.get(name);
	if (exact) return [...exact];
	if (name.length < shortest) return [];
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
