'use client';

import type { ChangedEvent } from '@hms/client';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { trpc } from '../api/trpc.ts';
import { useScreenReady } from '../hydration/screen-ready.ts';
import { isAffected } from './affected-queries.ts';
import { openEventStream } from './event-stream.ts';

/** How long changes are collected before the screen asks for them, in milliseconds: many windows do not all ask at once. */
const collectingMs = { least: 200, most: 800 };

/** Asks again for what the screen shows whenever it has changed, and for everything whenever a change may have been missed. */
export function LiveQueries(): null {
	const queryClient = useQueryClient();
	const utils = trpc.useUtils();
	// The stream does not compete with what the first screen needs.
	const isReady = useScreenReady();

	useEffect(() => {
		if (!isReady) return;
		let collected: ChangedEvent[] = [];
		let timer: ReturnType<typeof setTimeout> | undefined;
		// What is shown is at least this new: the page was opened then, or the stream told something last. `performance.now()` may not
		// count while the computer sleeps.
		let knownAt = performance.timeOrigin;

		/** Asks once for all that was collected; what comes meanwhile waits for the answers. */
		async function refresh(): Promise<void> {
			const events = collected;
			collected = [];
			await queryClient.invalidateQueries({
				predicate: ({ queryKey, state }) =>
					events.some((event) => isAffected(event, queryKey, state.data)),
			});
			timer = undefined;
			if (collected.length > 0) schedule();
		}
		function schedule(): void {
			const { least, most } = collectingMs;
			timer ??= setTimeout(refresh, least + Math.random() * (most - least));
		}

		const stop = openEventStream({
			onEvent: (event) => {
				if (event.type === 'lost') return;
				const shownMs = Date.now() - knownAt;
				knownAt = Date.now();
				if (event.type === 'ready' && event.quietMs > shownMs) return;
				if (event.type === 'changed') {
					collected.push(event);
					schedule();
				} else if (event.type === 'notification' && event.id === null) {
					// That some were read changes nothing else.
					void utils.notification.invalidate();
				} else {
					// Changes may have been missed; or what a colleague has done lets the user see more, or less; or the clinic's
					// settings or the user's own have changed.
					void queryClient.invalidateQueries();
				}
			},
			// If the session has ended, this waits until the user has signed in again, as every query does.
			onRefused: () => utils.auth.me.invalidate(),
		});
		return () => {
			stop();
			clearTimeout(timer);
		};
	}, [isReady, queryClient, utils]);
	return null;
}
