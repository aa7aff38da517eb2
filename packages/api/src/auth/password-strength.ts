import { specialties } from '@hms/contracts';
import { commonPasswords } from './common-passwords.ts';

// All costs are decimal logarithms of the number of guesses that a part of a password takes an attacker who knows how people
// choose passwords.

/** A single letter, digit or sign. */
const letter = Math.log10(26);
const digit = 1;
const sign = 1;
/** A repetition of an earlier part. */
const repetition = 0.5;
/** A run along the keyboard, the alphabet or the numbers. */
const run = 1.5;
const year = 1.5;
const date = 4.5;
/** A word that an attacker tries first here: of clinics, of the person's name, and common short words. */
const expected = 1;
/** A word reversed, with letters replaced, with signs between its letters, or mixed with another. */
const disguise = 0.3;

const shortestRun = 3;
const runs =
	'abcdefghijklmnopqrstuvwxyz 01234567890 qwertyuiop asdfghjkl zxcvbnm qwertzuiop yxcvbnm azertyuiop qsdfghjklm wxcvbn'
		.split(' ')
		.flatMap((row) => [row, [...row].reverse().join('')]);

const dates = [
	{ cost: year, shape: /(?:19|20)\d\d/y },
	{ cost: date, shape: /(?:19|20)\d\d([-./ ]?)(?:0\d|1[0-2])\1(?:[0-2]\d|3[01])/y },
	{ cost: date, shape: /(?:[0-2]\d|3[01])([-./ ]?)(?:0\d|1[0-2])\1(?:19|20)?\d\d/y },
	{ cost: date, shape: /(?:0\d|1[0-2])([-./ ]?)(?:[0-2]\d|3[01])\1(?:19|20)?\d\d/y },
	{ cost: date, shape: /\d{1,2}([-./ ])\d{1,2}\1(?:19|20)?\d\d/y },
];

/** The list has most six-digit numbers; as parts of a password only the most frequent ones count. */
const commonNumbers = 1000;

const expectedHere = `
	clinic hospital surgery practice ward department reception frontdesk desk office patient doctor physician nurse nursing
	midwife surgeon consultant receptionist secretary staff admin administrator manager medical medicine health healthcare
	care emergency ambulance theatre pharmacy laboratory radiology therapy stethoscope bandage appointment referral record
	system software account login user temporary hms nhs gp ${specialties.join(' ').replaceAll('_', ' ')}
	i we you he she it my our your the this that a an is are am be in on at of to for and or love new big go`
	.trim()
	.split(/\s+/);

/** Replacements of letters by digits and signs, in two ways, and digits typed with the shift key. */
const disguises = [
	['0123456789@$!|+(', 'oizeasgtbgasiitc'],
	['0123456789@$!|+(', 'olzeasglbgaslltc'],
	[')!@#$%^&*(', '0123456789'],
].map(([from = '', to = '']) => new Map([...from].map((char, n) => [char, to.charAt(n)])));

/** The number of bytes that are looked at; what follows a weak beginning seldom makes a password strong. */
const maxBytes = 64;

/**
 * A password without case, accents and compatibility forms, which do not make it stronger; as a string of bytes, which the list
 * of common passwords is searched by.
 */
function folded(text: string): string {
	const plain = text
		.normalize('NFKD')
		.replaceAll(/(?<=[a-z])\p{M}+/giu, '')
		.normalize('NFC')
		.toLowerCase();
	return Buffer.from(plain.slice(0, maxBytes)).toString('latin1', 0, maxBytes);
}

/**
 * Estimates how many guesses a password takes, as a decimal logarithm, for an attacker who knows common passwords and their usual
 * variations: words and names with digits, years and signs, replaced letters, repeated, reversed or separated words, dates, and
 * keyboard sequences.
 * @param personal the user's name and address, and names of the clinic
 */
export function guessesLog10(password: string, personal: readonly string[] = []): number {
	const text = folded(password);
	const names = personal.flatMap((one) => one.split(/[^\p{L}\p{N}]+/u)).map(folded);
	const words = new Set([...expectedHere, ...names.filter((name) => name.length > 1)]);
	const signs = new Set(text.replaceAll(/[a-z0-9\x80-\xff]/g, ''));
	const without = (chars: RegExp) => cheapest(text.replaceAll(chars, ''), words);
	return Math.min(
		cheapest(text, words),
		// Signs between the letters of a word, a few at many places.
		disguise + signs.size * sign + without(/[^a-z0-9\x80-\xff]/g),
		// Two words mixed.
		disguise + without(/[^a-z\x80-\xff]/g) + without(/[a-z\x80-\xff]/g),
	);
}

/** Adds a part of a password: its begin, end and cost. */
type AddPart = (start: number, end: number, cost: number) => void;

/** The lowest cost of a folded text over all ways to divide it into parts. */
function cheapest(text: string, words: Set<string>): number {
	const { length } = text;
	const parts = Array.from(text, (char, start): [end: number, cost: number][] => [
		[start + 1, costOf(char)],
	]);
	const add: AddPart = (start, end, cost) => void parts[start]?.push([end, cost]);
	addWords(text, words, 0, add);
	for (const letters of disguises) {
		const meant = Array.from(text, (char) => letters.get(char) ?? char).join('');
		if (meant !== text) addWords(meant, words, disguise, add);
	}
	addWords([...text].reverse().join(''), words, disguise, (start, end, cost) =>
		add(length - end, length - start, cost),
	);
	addRuns(text, add);
	addDates(text, add);
	addRepeats(text, add);
	const costs = [0, ...Array.from(text, () => Number.POSITIVE_INFINITY)];
	for (const [start, from] of parts.entries()) {
		for (const [end, cost] of from) {
			costs[end] = Math.min(costs[end] ?? 0, (costs[start] ?? 0) + cost);
		}
	}
	return costs[length] ?? 0;
}

function costOf(char: string): number {
	if (char >= '0' && char <= '9') return digit;
	if (char >= 'a' && char <= 'z') return letter;
	// A letter beyond ASCII has two bytes or more.
	return char >= '\x80' ? letter / 2 : sign;
}

function addWords(text: string, words: Set<string>, extra: number, add: AddPart): void {
	const common = commonPasswords();
	const bytes = Buffer.from(text, 'latin1');
	const longest = Math.max(...Array.from(words, ({ length }) => length));
	for (let start = 0; start < text.length; start++) {
		common.eachAt(bytes, start, (end, rank) => {
			if (rank < commonNumbers || /\D/.test(text.slice(start, end)))
				add(start, end, extra + Math.log10(rank + 1));
		});
		for (let end = start + 1; end <= Math.min(start + longest, text.length); end++) {
			if (words.has(text.slice(start, end))) add(start, end, extra + expected);
		}
	}
}

function addRuns(text: string, add: AddPart): void {
	for (const row of runs) {
		for (let start = 0; start < text.length; start++) {
			const from = row.indexOf(text.charAt(start));
			if (from < 0) continue;
			let end = start + 1;
			while (end < text.length && text[end] === row[from + end - start]) {
				end++;
				if (end - start >= shortestRun) add(start, end, run);
			}
		}
	}
}

function addDates(text: string, add: AddPart): void {
	for (let start = 0; start < text.length; start++) {
		for (const { cost, shape } of dates) {
			shape.lastIndex = start;
			const [found] = shape.exec(text) ?? [];
			if (found) add(start, start + found.length, cost);
		}
	}
}

/** Adds repetitions of earlier parts. */
function addRepeats(text: string, add: AddPart): void {
	for (let start = 1; start < text.length; start++) {
		let end = start + shortestRun;
		while (end <= text.length && text.lastIndexOf(text.slice(start, end), start - 1) >= 0) {
			add(start, end, repetition);
			end++;
		}
	}
}
