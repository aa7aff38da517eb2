import type { LiveEvents } from '@hms/contracts';

type ReceivedEvent = {
	[Name in keyof LiveEvents]: { event: Name; data: LiveEvents[Name] };
}[keyof LiveEvents];

/** Opens the stream of events. */
export async function openEvents(url: string, headers: Record<string, string>) {
	const abort = new AbortController();
	const response = await fetch(new URL('/api/events', url), { headers, signal: abort.signal });
	const received: ReceivedEvent[] = [];
	const waiting = new Set<() => void>();
	const ended = (async () => {
		let rest = '';
		for await (const chunk of response.body?.pipeThrough(new TextDecoderStream()) ?? []) {
			const blocks = (rest + chunk).split('\n\n');
			rest = blocks.pop() ?? '';
			received.push(...blocks.map(eventOf).filter(({ event }) => event !== 'heartbeat'));
			for (const look of waiting) look();
		}
	})().catch((error: unknown) => {
		if (!abort.signal.aborted) throw error;
	});
	return {
		response,
		received,
		/** Once either side has closed it. */
		ended,
		close: () => abort.abort(),
		/** Waits until so many events have come. */
		async until(count: number): Promise<ReceivedEvent[]> {
			while (received.length < count) {
				await new Promise<void>((resolve) => waiting.add(resolve));
			}
			return received;
		},
	};
}

/** Reads one event. The server writes it, so that it is one of those. */
function eventOf(block: string): ReceivedEvent {
	const lines = block.split('\n').map((line) => line.split(/: (.*)/));
	const field = (name: string) => lines.find(([key]) => key === name)?.[1] ?? '';
	return { event: field('event'), data: JSON.parse(field('data')) } as ReceivedEvent;
}
