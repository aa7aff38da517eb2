import { refuseWithoutTwoFactor } from '../perform.ts';
import { refusalOf, unauthenticated } from '../state/refusal.ts';
import type { State, Told } from '../state/state.ts';
import { summedUp } from '../state/tell.ts';
import { type HttpRequest, problemResponse } from './answer.ts';

/** The most streams that a user may have open. */
const maxPerUser = 20;

interface OpenStream {
	user: string;
	/** Whether the session goes on, or the personal token is good. */
	isLive: () => boolean;
	controller: ReadableStreamDefaultController<Uint8Array>;
}

/** The open streams of events of a clinic. There is no heartbeat: a timer would keep the test's process running. */
export class EventStreams {
	readonly #open = new Set<OpenStream>();

	/** How many a user has open. */
	countOf(user: string): number {
		return [...this.#open].filter((stream) => stream.user === user).length;
	}

	/** Opens a stream. @param signal closes it */
	open({ user, isLive }: Pick<OpenStream, 'user' | 'isLive'>, signal: AbortSignal): Response {
		let stream: OpenStream;
		const body = new ReadableStream<Uint8Array>({
			start: (controller) => {
				stream = { user, isLive, controller };
				this.#open.add(stream);
				const onAbort = () => {
					if (this.#open.delete(stream)) controller.error(signal.reason);
				};
				signal.addEventListener('abort', onAbort, { once: true });
				write(stream, 'ready', { quietMs: 0 });
			},
			cancel: () => {
				this.#open.delete(stream);
			},
		});
		const headers = { 'content-type': 'text/event-stream', 'cache-control': 'no-store' };
		return new Response(body, { headers });
	}

	/** Tells what a request did, and closes streams whose session it has ended. */
	tell(told: readonly Told[]): void {
		for (const { to, type, data } of summedUp(told)) {
			for (const stream of this.#open) {
				if (to === null || to.includes(stream.user)) write(stream, type, data);
			}
		}
		for (const stream of this.#open) {
			if (stream.isLive()) continue;
			this.#open.delete(stream);
			stream.controller.close();
		}
	}
}

/** Answers a request for events. @param user who asks; empty for nobody */
export function openEvents(
	streams: EventStreams,
	{ state, user, isLive }: { state: State; user: string; isLive: () => boolean },
	{ request, signal }: { request: HttpRequest; signal: AbortSignal },
): Response {
	const { method, requestId } = request;
	if (method !== 'GET') {
		const detail = `${method} is not offered here; GET is.`;
		const refused = refusalOf('method_not_allowed', detail);
		return problemResponse(refused, requestId, { allow: 'GET' });
	}
	const refused = user === '' ? unauthenticated() : refuseWithoutTwoFactor({ state, user });
	if (refused) return problemResponse(refused, requestId);
	if (streams.countOf(user) >= maxPerUser) {
		const detail = `Nobody has more than ${maxPerUser} streams open at once. Close one first.`;
		const tooMany = refusalOf('too_many_requests', detail);
		return problemResponse(tooMany, requestId, { 'retry-after': '20' });
	}
	return streams.open({ user, isLive }, signal);
}

function write({ controller }: OpenStream, type: string, data: object): void {
	const text = `event: ${type}\ndata: ${JSON.stringify(data)}\n\n`;
	controller.enqueue(new TextEncoder().encode(text));
}
