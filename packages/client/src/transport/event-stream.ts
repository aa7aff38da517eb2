import type { ClinicEvent, LostEvent } from '../events.ts';
import { network } from './request.ts';

/** What the server sends; a heartbeat only says that it is there. */
export type SentEvent = Exclude<ClinicEvent, LostEvent> | { type: 'heartbeat' };

const types: ReadonlySet<string> = new Set<SentEvent['type']>([
	...(['ready', 'changed', 'notification', 'clinic', 'account', 'heartbeat'] as const),
]);

/**
 * Reads the events of a body (server-sent events), without those of types that this version does not know.
 * @throws ClinicError `network` when the connection is lost
 */
export async function* readEvents(
	body: ReadableStream<Uint8Array>,
): AsyncGenerator<SentEvent, undefined, undefined> {
	const reader = body.getReader();
	const decoder = new TextDecoder();
	let rest = '';
	for (;;) {
		const { done, value } = await network(() => reader.read());
		// What the end cuts off is no event.
		if (done) return;
		const blocks = (rest + decoder.decode(value, { stream: true })).split('\n\n');
		rest = blocks.pop() ?? '';
		for (const block of blocks) {
			const event = eventIn(block);
			if (event) yield event;
		}
	}
}

function eventIn(block: string): SentEvent | undefined {
	const lines = block.split('\n').map((line) => line.split(/: ?(.*)/));
	const field = (name: string) => lines.find(([key]) => key === name)?.[1] ?? '';
	const type = field('event');
	// The server writes an event of this type so, its data in one line.
	return types.has(type) ? { ...JSON.parse(field('data')), type } : undefined;
}
