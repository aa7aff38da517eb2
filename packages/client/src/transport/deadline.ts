import { ClinicError } from '../errors.ts';

/** The end of a call: by its signal, or after its time. */
export interface Deadline {
	/** Aborted at the end, with a `ClinicError` as its reason. */
	signal: AbortSignal;
	/** Milliseconds until the end. */
	remaining(): number;
	/** What a promise gives, unless the end is sooner. */
	race<Value>(promise: Promise<Value>): Promise<Value>;
	/** Resolves after some milliseconds. */
	wait(milliseconds: number): Promise<void>;
	/** Lets go of the timer and the signal. */
	release(): void;
}

/** The longest time that a timer can wait. */
const maxTimer = 2_147_483_647;

export function startDeadline(caller: AbortSignal | undefined, timeoutMs: number): Deadline {
	const end = new AbortController();
	const { signal } = end;
	const ends = Date.now() + timeoutMs;
	const onAbort = () =>
		end.abort(new ClinicError('aborted', 'The call was aborted.', { cause: caller?.reason }));
	const onTimeout = () =>
		end.abort(new ClinicError('timeout', `The call took longer than ${timeoutMs} ms.`));
	const timer = timeoutMs <= maxTimer ? setTimeout(onTimeout, timeoutMs) : undefined;
	if (caller?.aborted) onAbort();
	else caller?.addEventListener('abort', onAbort, { once: true });

	function race<Value>(promise: Promise<Value>): Promise<Value> {
		return new Promise((resolve, reject) => {
			const stop = () => reject(signal.reason);
			if (signal.aborted) stop();
			else signal.addEventListener('abort', stop, { once: true });
			promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', stop));
		});
	}

	return {
		signal,
		race,
		remaining: () => ends - Date.now(),
		async wait(milliseconds) {
			let pause: ReturnType<typeof setTimeout> | undefined;
			try {
				await race(new Promise<void>((resolve) => (pause = setTimeout(resolve, milliseconds))));
			} finally {
				clearTimeout(pause);
			}
		},
		release() {
			clearTimeout(timer);
			caller?.removeEventListener('abort', onAbort);
		},
	};
}
