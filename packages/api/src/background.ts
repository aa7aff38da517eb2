/** The most work in progress; more is given up, so that a flood of requests cannot fill the memory. */
const maxRunning = 100;

/** Work that no answer waits for, so that the time of an answer does not depend on it. */
export class Background {
	readonly #running = new Set<Promise<void>>();
	readonly #onError: (error: unknown) => void;

	/** @param onError gets the error of work that failed */
	constructor(onError: (error: unknown) => void) {
		this.#onError = onError;
	}

	start(work: () => Promise<void>): void {
		if (this.#running.size >= maxRunning) {
			this.#onError(new Error('too much work in the background'));
			return;
		}
		const running: Promise<void> = work()
			.catch(this.#onError)
			.finally(() => this.#running.delete(running));
		this.#running.add(running);
	}

	/** Waits until nothing is in progress. */
	async settled(): Promise<void> {
		while (this.#running.size > 0) await Promise.all(this.#running);
	}
}
