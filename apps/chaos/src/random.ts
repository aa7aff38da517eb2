/** Random numbers that a seed repeats (mulberry32). */
export class Random {
	#state: number;

	constructor(seed: number) {
		this.#state = seed >>> 0;
	}

	/** From 0 up to 1. */
	next(): number {
		this.#state = (this.#state + 0x6d2b79f5) >>> 0;
		let mixed = this.#state;
		mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
		mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
	}

	/** @returns undefined of an empty list */
	of<T>(list: readonly T[]): T | undefined {
		return list[Math.floor(this.next() * list.length)];
	}

	/** Whether something happens that does so in a share of all cases. */
	isIn(share: number): boolean {
		return this.next() < share;
	}

	shuffled<T>(list: readonly T[]): T[] {
		return list
			.map((item) => ({ item, at: this.next() }))
			.sort((one, other) => one.at - other.at)
			.map(({ item }) => item);
	}
}
