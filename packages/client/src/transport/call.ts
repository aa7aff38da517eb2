import type { CallOptions } from '../call-types.ts';
import { ClinicError, type ErrorCode } from '../errors.ts';
import { randomKey } from '../random-key.ts';
import type { Answer } from './answer.ts';
import { startDeadline } from './deadline.ts';
import type { Kind } from './kind.ts';
import type { SentCall } from './request.ts';
import { delayBefore } from './retry.ts';

/** One attempt of a call, for logs: it holds neither input nor output. */
export interface CallEvent {
	/** The call, as "patient.get". */
	call: string;
	/** The number of the attempt, from 1. */
	attempt: number;
	outcome: 'ok' | ErrorCode;
	milliseconds: number;
	/** The HTTP status, where there was an answer. */
	status: number | undefined;
	/** Identifies the request in the server's log. */
	requestId: string | undefined;
	/** Whether the call is sent once more. */
	isRepeated: boolean;
}

/** Where the tokens of requests come from. */
export interface Credentials {
	/** The token for the next request; undefined for none. */
	token(): Promise<string | undefined>;
	/** Is told of a token that the server refused. @returns whether there is another one now */
	renew(refused: string | undefined): Promise<boolean>;
}

interface CallerOptions {
	send: (call: SentCall) => Promise<Answer>;
	credentials: Credentials;
	timeoutMs: number;
	retries: number;
	onCall: ((event: CallEvent) => void) | undefined;
}

/** Makes a call by its name. @throws ClinicError */
export type Caller = (
	call: string,
	kind: Kind,
	input: unknown,
	options?: CallOptions,
) => Promise<unknown>;

/** Makes the function that makes calls: with credentials, a deadline, and repetitions of what may be repeated. */
export function createCaller(caller: CallerOptions): Caller {
	const { send, credentials, onCall } = caller;
	return async (call, kind, input, options = {}) => {
		const deadline = startDeadline(options.signal, options.timeoutMs ?? caller.timeoutMs);
		const retries = options.retries ?? caller.retries;
		const idempotencyKey = kind === 'create' ? (options.idempotencyKey ?? randomKey()) : undefined;
		let hasRenewed = false;

		/** The milliseconds after which the call is sent again; undefined if it is not. */
		async function delayAfter(error: ClinicError, attempt: number, token: string | undefined) {
			// What is refused for its token has had no effect.
			if (error.code === 'unauthenticated' && !hasRenewed) {
				hasRenewed = true;
				return (await deadline.race(credentials.renew(token))) ? 0 : undefined;
			}
			const delay = delayBefore(kind, error, { attempt, retries });
			return delay !== undefined && delay < deadline.remaining() ? delay : undefined;
		}

		try {
			for (let attempt = 1; ; attempt++) {
				const begin = performance.now();
				const report = (
					outcome: CallEvent['outcome'],
					{ status, requestId }: Pick<CallEvent, 'status' | 'requestId'>,
					isRepeated: boolean,
				) =>
					onCall?.({
						call,
						attempt,
						outcome,
						milliseconds: performance.now() - begin,
						status,
						requestId,
						isRepeated,
					});
				let token: string | undefined;
				let error: ClinicError;
				try {
					token = await deadline.race(credentials.token());
					const { signal } = deadline;
					const sent = { call, isRead: kind === 'read', input, token, idempotencyKey, signal };
					const answer = await deadline.race(send(sent));
					if (answer.outcome.ok) {
						report('ok', answer, false);
						return answer.outcome.data;
					}
					error = answer.outcome.error;
				} catch (thrown) {
					error = asClinicError(thrown);
				}
				const delay = await delayAfter(error, attempt, token);
				report(error.code, error, delay !== undefined);
				if (delay === undefined) throw error;
				await deadline.wait(delay);
			}
		} finally {
			deadline.release();
		}
	};
}

/** Only `ClinicError` is expected; any other error is a mistake in an option, such as `headers`, and is thrown as it is. */
export function asClinicError(thrown: unknown): ClinicError {
	if (thrown instanceof ClinicError) return thrown;
	throw thrown;
}
