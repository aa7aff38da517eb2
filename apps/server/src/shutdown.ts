import { setTimeout as delay } from 'node:timers/promises';

/** Stops something that was started. @param left milliseconds until nobody waits for it any longer */
type StopAction = (left: number) => Promise<unknown>;

/** What serves requests, and what that depends on. The latter has reserved time, however long the former takes. */
type Part = 'serving' | 'foundation';

/** Milliseconds of the timeout that are reserved for stopping the foundation, */
const foundationMs = 3000;
/** and for ending the process. */
const processMs = 500;

/** Stops what has been started, in the opposite order and within a timeout, even if a part of it hangs. */
export class Shutdown {
	readonly #actions: Record<Part, StopAction[]> = { foundation: [], serving: [] };
	readonly #timeoutMs: () => number;
	readonly #onError: (error: unknown) => void;
	readonly #force = new AbortController();
	readonly #begun = new AbortController();
	#result: Promise<boolean> | undefined;
	/** The startup, which is awaited first: what it has not registered yet could not be stopped. */
	startup: Promise<unknown> = Promise.resolve();

	/**
	 * @param timeoutMs milliseconds for the whole shutdown
	 * @param onError is called with the error of an action that failed
	 */
	constructor(timeoutMs: () => number, onError: (error: unknown) => void) {
		this.#timeoutMs = timeoutMs;
		this.#onError = onError;
	}

	/** Is aborted when the shutdown begins; a startup in progress then goes no further. */
	get signal(): AbortSignal {
		return this.#begun.signal;
	}

	/** Is aborted when running requests are no longer waited for. */
	get force(): AbortSignal {
		return this.#force.signal;
	}

	onStop(part: Part, action: StopAction): void {
		this.#actions[part].push(action);
	}

	/** Stops waiting for running requests. */
	forceNow(): void {
		this.#force.abort();
	}

	/** Stops everything; later calls get the same promise. @returns whether all actions succeeded in time; one that fails does not keep the others from running */
	run(): Promise<boolean> {
		this.#result ??= this.#runAll();
		return this.#result;
	}

	async #runAll(): Promise<boolean> {
		const deadline = performance.now() + this.#timeoutMs() - processMs;
		this.#begun.abort();
		// The error of a startup is reported by whoever awaits it.
		let succeeded = await this.#runUntil(deadline - foundationMs, () =>
			this.startup.catch(() => undefined),
		);
		for (const [part, until] of [
			['serving', deadline - foundationMs],
			['foundation', deadline],
		] as const) {
			for (const action of this.#actions[part].reverse()) {
				succeeded = (await this.#runUntil(until, action)) && succeeded;
			}
		}
		return succeeded;
	}

	/** Runs an action. @returns whether it succeeded by a time of `performance.now()`; after that it is no longer waited for */
	async #runUntil(time: number, action: StopAction): Promise<boolean> {
		const left = Math.max(time - performance.now(), 0);
		const timeout = new AbortController();
		const stopped = action(left).then(
			() => true,
			(error: unknown) => {
				this.#onError(error);
				return false;
			},
		);
		const timedOut = delay(left, false, { signal: timeout.signal }).catch(() => false);
		const succeeded = await Promise.race([stopped, timedOut]);
		timeout.abort();
		return succeeded;
	}
}
