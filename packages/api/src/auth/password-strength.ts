import { specialties } from '@hms/contracts';
import { commonPasswords } from './common-passwords.ts';

// All costs are decimal logarithms: of how many guesses a piece takes somebody who knows how people choose passwords.

/** A letter, digit or sign on its own. */
const letter = Math.log10(26);
const digit = 1;
const sign = 1;
/** A piece that stood there before already. */
const again = 0.5;
/** A run along the keyboard, the alphabet or the numbers. */
const run = 1.5;
const year = 1.5;
const date = 4.5;
/** One of the words that are tried first here: those of the place, of the person, and what holds words together. */
const expected = 1;
/** Writing a word backwards, or with digits and signs in the place of letters; leaving out signs; mixing two things. */
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

/** The list holds a good part of all numbers of six digits; as parts of a password only these first ones count. */
const commonNumbers = 1000;

const expectedHere = `
	clinic hospital surgery practice ward department reception frontdesk desk office patient doctor physician nurse nursing
	midwife surgeon consultant receptionist secretary staff admin administrator manager medical medicine health healthcare
	care emergency ambulance theatre pharmacy laboratory radiology therapy stethoscope bandage appointment referral record
	system software account login user temporary hms nhs gp ${specialties.join(' ').replaceAll('_', ' ')}
	i we you he she it my our your the this that a an is are am be in on at of to for and or love new big go`
	.trim()
	.split(/\s+/);

/** Letters as they are written with digits and signs, in two ways; and digits as they are with the shift key held. */
const disguises = [
	['0123456789@$!|+(', 'oizeasgtbgasiitc'],
	['0123456789@$!|+(', 'olzeasglbgaslltc'],
	[')!@#$%^&*(', '0123456789'],
].map(([from = '', to = '']) => new Map([...from].map((char, n) => [char, to.charAt(n)])));

/** Of so many bytes is a password judged; what comes after a bad beginning makes it long, but seldom good. */
const mostBytes = 64;

/**
 * A password without what makes another one of it, but no better: case, accents, and shapes of letters. As a string of
 * bytes, because what is known of others is looked up by these.
 */
function folded(text: string): string {
	const plain = text
		.normalize('NFKD')
		.replaceAll(/(?<=[a-z])\p{M}+/giu, '')
		.normalize('NFC')
		.toLowerCase();
	return Buffer.from(plain.slice(0, mostBytes)).toString('latin1', 0, mostBytes);
}

/**
 * How many guesses a password takes at most, as a decimal logarithm, for somebody who knows common passwords and the ways
 * in which people make others of them: words and names with digits, years and signs about them, letters replaced, words
 * doubled, turned round or torn apart, dates, and runs along the keyboard.
 * @param personal what people know of whose password it is: a name, an address
 */
export function guessesLog10(password: string, personal: string[] = []): number {
	const text = folded(password);
	const names = personal.flatMap((one) => one.split(/[^\p{L}\p{N}]+/u)).map(folded);
	const words = new Set([...expectedHere, ...names.filter((name) => name.length > 1)]);
	const signs = new Set(text.replaceAll(/[a-z0-9\x80-\xff]/g, ''));
	const without = (chars: RegExp) => cheapest(text.replaceAll(chars, ''), words);
	return Math.min(
		cheapest(text, words),
		// Signs between the letters of a word, a few at many places.
		disguise + signs.size * sign + without(/[^a-z0-9\x80-\xff]/g),
		// Two things mixed.
		disguise + without(/[^a-z\x80-\xff]/g) + without(/[a-z\x80-\xff]/g),
	);
}

/** Tells of a piece: where it begins and ends, and what it costs. */
type Tell = (start: number, end: number, cost: number) => void;

/** The least that a folded text costs, over all ways to cut it into pieces. */
function cheapest(text: string, words: Set<string>): number {
	const { length } = text;
	const pieces = Array.from(text, (char, start): [end: number, cost: number][] => [
		[start + 1, costOf(char)],
	]);
	const tell: Tell = (start, end, cost) => void pieces[start]?.push([end, cost]);
	tellWords(text, words, 0, tell);
	for (const letters of disguises) {
		const meant = Array.from(text, (char) => letters.get(char) ?? char).join('');
		if (meant !== text) tellWords(meant, words, disguise, tell);
	}
	tellWords([...text].reverse().join(''), words, disguise, (start, end, cost) =>
		tell(length - end, length - start, cost),
	);
	tellRuns(text, tell);
	tellDates(text, tell);
	tellRepeats(text, tell);
	const costs = [0, ...Array.from(text, () => Number.POSITIVE_INFINITY)];
	for (const [start, from] of pieces.entries()) {
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

function tellWords(text: string, words: Set<string>, extra: number, tell: Tell): void {
	const common = commonPasswords();
	const bytes = Buffer.from(text, 'latin1');
	const longest = Math.max(...Array.from(words, ({ length }) => length));
	for (let start = 0; start < text.length; start++) {
		common.eachAt(bytes, start, (end, rank) => {
			if (rank < commonNumbers || /\D/.test(text.slice(start, end)))
				tell(start, end, extra + Math.log10(rank + 1));
		});
		for (let end = start + 1; end <= Math.min(start + longest, text.length); end++) {
			if (words.has(text.slice(start, end))) tell(start, end, extra + expected);
		}
	}
}

function tellRuns(text: string, tell: Tell): void {
	for (const row of runs) {
		for (let start = 0; start < text.length; start++) {
			const from = row.indexOf(text.charAt(start));
			if (from < 0) continue;
			let end = start + 1;
			while (end < text.length && text[end] === row[from + end - start]) {
				end++;
				if (end - start >= shortestRun) tell(start, end, run);
			}
		}
	}
}

function tellDates(text: string, tell: Tell): void {
	for (let start = 0; start < text.length; start++) {
		for (const { cost, shape } of dates) {
			shape.lastIndex = start;
			const [found] = shape.exec(text) ?? [];
			if (found) tell(start, start + found.length, cost);
		}
	}
}

/** What stood before it already, wherever. */
function tellRepeats(text: string, tell: Tell): void {
	for (let start = 1; start < text.length; start++) {
		let end = start + shortestRun;
		while (end <= text.length && text.lastIndexOf(text.slice(start, end), start - 1) >= 0) {
			tell(start, end, again);
			end++;
		}
	}
}
