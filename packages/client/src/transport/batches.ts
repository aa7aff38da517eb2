import type { Answer } from './answer.ts';
import { type RequestOptions, type SentCall, sendRequest, urlOf } from './request.ts';

/** The API's limit on calls in one request. */
const maxCalls = 10;

/** The longest URL that servers and proxies take for certain. */
const maxUrlLength = 6000;

interface Waiting {
	call: SentCall;
	resolve: (answer: Answer) => void;
	reject: (reason: unknown) => void;
}

/**
 * Makes the function that sends calls. Calls made together, in one turn of the event loop, travel in one request: as many as the
 * API and a URL allow. A call with an idempotency key travels alone, because the key is a header.
 */
export function createBatches(options: RequestOptions): (call: SentCall) => Promise<Answer> {
	let waiting: Waiting[] = [];

	function flush(): void {
		const calls = waiting.filter(({ call }) => !call.signal.aborted);
		waiting = [];
		const groups = new Map<string, Waiting[]>();
		for (const one of calls) {
			const key = `${one.call.isRead} ${one.call.token}`;
			groups.set(key, [...(groups.get(key) ?? []), one]);
		}
		for (const group of groups.values()) {
			for (const batch of split(group, options.url)) void send(options, batch);
		}
	}

	return (call) =>
		new Promise((resolve, reject) => {
			const one = { call, resolve, reject };
			if (call.idempotencyKey !== undefined) {
				void send(options, [one]);
				return;
			}
			if (waiting.length === 0) setTimeout(flush);
			waiting.push(one);
		});
}

/** Splits calls into requests of an allowed size. */
function split(calls: readonly Waiting[], url: string): Waiting[][] {
	const batches: Waiting[][] = [];
	for (const one of calls) {
		const last = batches.at(-1);
		const joined = [...(last ?? []), one];
		const fits =
			joined.length <= maxCalls &&
			urlOf(
				url,
				joined.map(({ call }) => call),
			).length <= maxUrlLength;
		if (last && fits) last.push(one);
		else batches.push([one]);
	}
	return batches;
}

/** Sends calls in one request, which is aborted once all of them are. */
async function send(options: RequestOptions, batch: readonly Waiting[]): Promise<void> {
	const calls = batch.map(({ call }) => call);
	const request = new AbortController();
	const onAbort = () => {
		if (calls.every(({ signal }) => signal.aborted)) request.abort();
	};
	for (const { signal } of calls) signal.addEventListener('abort', onAbort);
	try {
		const answers = await sendRequest(options, calls, request.signal);
		for (const [number, { resolve, reject }] of batch.entries()) {
			const answer = answers[number];
			if (answer) resolve(answer);
			else reject(new Error('a call has no answer'));
		}
	} catch (error) {
		for (const { reject } of batch) reject(error);
	} finally {
		for (const { signal } of calls) signal.removeEventListener('abort', onAbort);
	}
}
