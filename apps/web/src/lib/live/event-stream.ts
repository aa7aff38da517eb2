import { ClinicError, type ClinicEvent, createClient } from '@hms/client';
import { sameOrigin } from '../api/api-client.ts';

/** Waits for no session: whoever is refused asks who is signed in. */
const client = createClient(sameOrigin);

/** How long to wait after a refusal, in milliseconds. */
const pauseMs = 2_000;

interface EventHandlers {
	onEvent: (event: ClinicEvent) => void;
	/** The server refused to open the stream. The next attempt waits for the promise. */
	onRefused: () => Promise<unknown>;
}

/**
 * Listens to the server's events while the page is visible. A hidden page has no connection: over HTTP/1.1 a browser opens six to
 * a server, for all tabs together.
 * @returns stops
 */
export function openEventStream({ onEvent, onRefused }: EventHandlers): () => void {
	let connection = new AbortController();

	async function listen(signal: AbortSignal): Promise<void> {
		while (!signal.aborted) {
			try {
				for await (const event of client.events({ signal })) onEvent(event);
			} catch (error) {
				if (!(error instanceof ClinicError)) throw error;
				await onRefused();
				await new Promise((resolve) => setTimeout(resolve, pauseMs));
			}
		}
	}

	function connect(): void {
		connection.abort();
		connection = new AbortController();
		if (document.visibilityState === 'visible') void listen(connection.signal);
	}

	document.addEventListener('visibilitychange', connect);
	addEventListener('online', connect);
	connect();
	return () => {
		connection.abort();
		document.removeEventListener('visibilitychange', connect);
		removeEventListener('online', connect);
	};
}
