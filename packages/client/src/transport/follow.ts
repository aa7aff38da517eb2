import { ClinicError } from '../errors.ts';
import type { ClinicEvent } from '../events.ts';
import { asClinicError, type CallEvent, type Credentials } from './call.ts';
import { readEvents, type SentEvent } from './event-stream.ts';
import { delayBefore } from './retry.ts';

/** The server sends something every 20 seconds; a connection that is silent this long is lost. In milliseconds. */
const silenceMs = 50_000;

/** The steps of `delayBefore` for attempts to connect again: from about a second to less than a minute. */
const steps = { first: 3, last: 9 };

interface FollowOptions {
	/** Opens a stream of events. @throws ClinicError */
	open: (token: string | undefined, signal: AbortSignal) => Promise<Response>;
	credentials: Credentials;
	onCall: ((event: CallEvent) => void) | undefined;
}

/**
 * Tells what happens, and connects again whenever the connection is lost.
 * @param signal ends it
 * @throws ClinicError where connecting again does not help, such as `unauthenticated` when the session has ended
 */
export async function* follow(
	{ open, credentials, onCall }: FollowOptions,
	signal: AbortSignal | undefined,
): AsyncGenerator<ClinicEvent, undefined, undefined> {
	/** The attempts since `ready`. */
	let attempt = 0;
	let isLost = false;
	/** The first refusal since `ready` for want of a good token. */
	let refused: { token: string | undefined; error: ClinicError } | undefined;
	while (!signal?.aborted) {
		attempt++;
		const begin = performance.now();
		const report = (
			outcome: CallEvent['outcome'],
			{ status, requestId }: Pick<CallEvent, 'status' | 'requestId'>,
			isRepeated: boolean,
		) => {
			const milliseconds = performance.now() - begin;
			onCall?.({ call: 'events', attempt, outcome, milliseconds, status, requestId, isRepeated });
		};
		let token: string | undefined;
		try {
			if (refused && !(await credentials.renew(refused.token))) throw refused.error;
			token = await credentials.token();
			const opening = (connection: AbortSignal) => open(token, connection);
			for await (const event of listen(opening, signal)) {
				if (event.type === 'heartbeat') continue;
				if (event.type === 'ready') {
					if (attempt > 0) report('ok', { status: 200, requestId: undefined }, false);
					[attempt, isLost, refused] = [0, false, undefined];
				}
				yield event;
			}
		} catch (thrown) {
			if (signal?.aborted) return;
			const error = asClinicError(thrown);
			const mayRenew = error.code === 'unauthenticated' && !refused;
			if (mayRenew) refused = { token, error };
			const step = { attempt: Math.min(attempt + steps.first, steps.last), retries: steps.last };
			const delay = mayRenew ? 0 : delayBefore('read', error, step);
			report(error.code, error, delay !== undefined);
			if (delay === undefined) throw error;
			if (!isLost && !mayRenew) yield { type: 'lost', error };
			isLost ||= !mayRenew;
			await pause(delay, signal);
		}
	}
}

/** The events of one connection. @throws ClinicError when it ends, for whatever reason */
async function* listen(
	open: (signal: AbortSignal) => Promise<Response>,
	signal: AbortSignal | undefined,
): AsyncGenerator<SentEvent, undefined, undefined> {
	const connection = new AbortController();
	const end = (message: string) => connection.abort(new ClinicError('network', message));
	const stop = () => end('It was ended here.');
	if (signal?.aborted) stop();
	signal?.addEventListener('abort', stop, { once: true });
	let timer: ReturnType<typeof setTimeout> | undefined;
	const expectMore = () => {
		clearTimeout(timer);
		timer = setTimeout(() => end('The server was silent for too long.'), silenceMs);
	};
	try {
		expectMore();
		const { body } = await open(connection.signal);
		if (!body) throw new ClinicError('unexpected_answer', 'The stream of events has no body.');
		for await (const event of readEvents(body)) {
			expectMore();
			yield event;
		}
		throw new ClinicError('network', 'The server has ended the stream of events.');
	} finally {
		clearTimeout(timer);
		signal?.removeEventListener('abort', stop);
		stop();
	}
}

/** Waits some milliseconds, or until the signal. */
const pause = (milliseconds: number, signal: AbortSignal | undefined) =>
	new Promise<void>((resolve) => {
		const timer = setTimeout(done, milliseconds);
		function done(): void {
			clearTimeout(timer);
			signal?.removeEventListener('abort', done);
			resolve();
		}
		signal?.addEventListener('abort', done);
	});
