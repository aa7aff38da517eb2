import { v7 } from 'uuid';

/** FNV-1a: spreads a label over 32 bits. */
function hash(label: string): number {
	let value = 0x811c9dc5;
	for (const byte of new TextEncoder().encode(label)) {
		value = Math.imul(value ^ byte, 0x01000193);
	}
	return value;
}

/**
 * Numbers that look drawn by chance and are the same on every run and every machine (mulberry32).
 * Each label starts a series of its own, so that drawing one number more in one place changes
 * nothing elsewhere.
 */
export class Random {
	#state: number;

	constructor(label: string) {
		this.#state = hash(label);
	}

	/** From 0 up to, but not including, 1. */
	next(): number {
		this.#state = (this.#state + 0x6d2b79f5) | 0;
		let mixed = Math.imul(this.#state ^ (this.#state >>> 15), this.#state | 1);
		mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 0x1_0000_0000;
	}

	/** A whole number, both ends included. */
	int(from: number, to: number): number {
		return from + Math.floor(this.next() * (to - from + 1));
	}

	chance(probability: number): boolean {
		return this.next() < probability;
	}

	/** @throws RangeError if there is nothing to pick */
	pick<T>(list: readonly T[]): T {
		return this.weighted(list.map((item) => [item, 1]));
	}

	/** @throws RangeError if there is nothing to pick */
	weighted<T>(list: readonly (readonly [T, number])[]): T {
		let left = this.next() * list.reduce((sum, [, weight]) => sum + weight, 0);
		for (const [item, weight] of list) {
			left -= weight;
			if (left < 0) return item;
		}
		throw new RangeError('nothing to pick from');
	}

	/** So many of the list, in any order; all of them if there are fewer. */
	sample<T>(list: readonly T[], count = list.length): T[] {
		const rest = [...list];
		const taken: T[] = [];
		while (taken.length < count && rest.length > 0) {
			taken.push(...rest.splice(this.int(0, rest.length - 1), 1));
		}
		return taken;
	}

	/** The pattern with a digit for each `#`. */
	digits(pattern: string): string {
		return pattern.replaceAll('#', () => String(this.int(0, 9)));
	}

	/** A UUID of version 7, made at that time (milliseconds since 1970). */
	uuid(milliseconds: number): string {
		const random = Uint8Array.from({ length: 16 }, () => this.int(0, 255));
		return v7({ msecs: milliseconds, random });
	}
}

/** Deals a list in a shuffled order, and again when all is dealt: nothing comes up too often. */
export class Deck<T> {
	readonly #cards: readonly T[];
	readonly #random: Random;
	#rest: T[] = [];

	constructor(cards: readonly T[], random: Random) {
		this.#cards = cards;
		this.#random = random;
	}

	/** @throws RangeError if the deck has no card */
	deal(): T {
		if (this.#rest.length === 0) this.#rest = this.#random.sample(this.#cards);
		const card = this.#rest.pop();
		if (card === undefined) throw new RangeError('nothing to deal from');
		return card;
	}
}
