import { setTimeout as delay } from 'node:timers/promises';

/** Ends something that was started. @param left milliseconds until somebody stops waiting for it */
type End = (left: number) => Promise<unknown>;

/** What serves requests, and what it stands on; the latter is given time of its own, whatever the former does. */
type Part = 'serving' | 'foundation';

/** Milliseconds of the whole that are kept for the foundation, */
const kept = 3000;
/** and for the process itself. */
const last = 500;

/** What has been started, to be ended in the opposite order, within a time that holds whatever hangs. */
export class Started {
	readonly #ends: Record<Part, End[]> = { foundation: [], serving: [] };
	readonly #patience: () => number;
	readonly #report: (error: unknown) => void;
	readonly #hurry = new AbortController();
	readonly #begun = new AbortController();
	#ended: Promise<boolean> | undefined;
	/** The start itself: what it has not yet said to have started could not be ended. */
	starting: Promise<unknown> = Promise.resolve();

	/**
	 * @param patience milliseconds for all of it
	 * @param report is told of what could not be ended
	 */
	constructor(patience: () => number, report: (error: unknown) => void) {
		this.#patience = patience;
		this.#report = report;
	}

	/** Is aborted when the end begins; a start that is under way goes no further. */
	get begun(): AbortSignal {
		return this.#begun.signal;
	}

	/** Is aborted when nobody waits for requests any longer. */
	get hurry(): AbortSignal {
		return this.#hurry.signal;
	}

	add(part: Part, end: End): void {
		this.#ends[part].push(end);
	}

	/** Drops what would only be waited for. */
	hasten(): void {
		this.#hurry.abort();
	}

	/** Ends everything, once. @returns whether all of it ended in order; an error of one part keeps no other from its end */
	end(): Promise<boolean> {
		this.#ended ??= this.#endAll();
		return this.#ended;
	}

	async #endAll(): Promise<boolean> {
		const deadline = performance.now() + this.#patience() - last;
		this.#begun.abort();
		// Whoever waits for the start hears why it failed.
		let inOrder = await this.#within(deadline - kept, () => this.starting.catch(() => undefined));
		for (const [part, until] of [
			['serving', deadline - kept],
			['foundation', deadline],
		] as const) {
			for (const end of this.#ends[part].reverse()) {
				inOrder = (await this.#within(until, end)) && inOrder;
			}
		}
		return inOrder;
	}

	/** Whether something ended well by a moment of `performance.now()`; after that nobody waits for it. */
	async #within(moment: number, end: End): Promise<boolean> {
		const left = Math.max(moment - performance.now(), 0);
		const late = new AbortController();
		const ended = end(left).then(
			() => true,
			(error: unknown) => {
				this.#report(error);
				return false;
			},
		);
		const waited = delay(left, false, { signal: late.signal }).catch(() => false);
		const inOrder = await Promise.race([ended, waited]);
		late.abort();
		return inOrder;
	}
}
