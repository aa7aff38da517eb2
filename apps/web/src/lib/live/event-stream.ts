import type { LiveEvents } from '@hms/contracts';

/** The API has the same origin as the pages, so the browser sends the session's cookie along. */
const eventsUrl = '/api/events';

/** The server sends something every 20 seconds; a connection that is silent this long is lost. */
const silenceMs = 50_000;

/** How long the first attempt to connect again waits, and the longest that a later one does. Each waits twice as long as the last. */
const pauseMs = { first: 1_000, longest: 60_000 };

export interface EventHandlers {
	/** Changes are told from now on; some may have been missed before. */
	onReady: () => void;
	onChanged: (event: LiveEvents['changed']) => void;
	onNotification: (event: LiveEvents['notification']) => void;
	/** The server refused to open the stream. The next attempt waits for the promise. */
	onRefused: () => Promise<unknown>;
}

/** The milliseconds before an attempt: not the same for all windows, so that they do not all come at once. */
const pauseBefore = (attempt: number) =>
	Math.min(pauseMs.first * 2 ** attempt, pauseMs.longest) * (0.5 + Math.random() / 2);

/**
 * Listens to the server's events while the page is visible, and connects again whenever the connection is lost. A hidden page has
 * no connection: over HTTP/1.1 a browser opens six to a server, for all tabs together.
 * @returns stops
 */
export function openEventStream(handlers: EventHandlers): () => void {
	let source: EventSource | undefined;
	let timer: ReturnType<typeof setTimeout> | undefined;
	let attempt = 0;
	let isStopped = false;

	function disconnect(): void {
		clearTimeout(timer);
		source?.close();
		source = undefined;
	}

	function connect(): void {
		disconnect();
		if (document.visibilityState === 'hidden') return;
		const opened = new EventSource(eventsUrl);
		source = opened;
		const expectMore = () => {
			clearTimeout(timer);
			timer = setTimeout(connect, silenceMs);
		};
		const on = <Name extends keyof LiveEvents>(
			name: Name,
			handle: (event: LiveEvents[Name]) => void,
		) =>
			opened.addEventListener(name, ({ data }: MessageEvent<string>) => {
				expectMore();
				handle(JSON.parse(data));
			});
		on('ready', () => {
			attempt = 0;
			handlers.onReady();
		});
		on('changed', handlers.onChanged);
		on('notification', handlers.onNotification);
		on('heartbeat', () => undefined);
		opened.addEventListener('error', () => {
			// A lost connection leaves it connecting again by itself; an answer other than 200 closes it.
			const isRefused = opened.readyState === EventSource.CLOSED;
			disconnect();
			void (isRefused ? handlers.onRefused() : Promise.resolve()).finally(() => {
				// It may have been stopped, or connected because the page was shown again.
				if (isStopped || source !== undefined) return;
				clearTimeout(timer);
				timer = setTimeout(connect, pauseBefore(attempt++));
			});
		});
		expectMore();
	}

	const connectAtOnce = () => {
		attempt = 0;
		connect();
	};
	document.addEventListener('visibilitychange', connectAtOnce);
	addEventListener('online', connectAtOnce);
	connect();
	return () => {
		isStopped = true;
		disconnect();
		document.removeEventListener('visibilitychange', connectAtOnce);
		removeEventListener('online', connectAtOnce);
	};
}
