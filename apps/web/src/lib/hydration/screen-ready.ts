'use client';

import type { QueryClient } from '@tanstack/react-query';
import { useSyncExternalStore } from 'react';
import { watched } from '../ui/subscribers.ts';

let stands = false;
const watchers = watched();

/** So long nothing is asked for once a screen has all that it wants, in milliseconds. */
const quiet = 1_000;

/**
 * Notices when the first screen has all that it asked for.
 * @param then what is to be done once it has
 * @returns what ends the watching
 */
export function watchFirstScreen(queryClient: QueryClient, then: () => void): () => void {
	let timer: ReturnType<typeof setTimeout> | undefined;
	const stop = queryClient.getQueryCache().subscribe(() => {
		clearTimeout(timer);
		if (queryClient.isFetching() === 0) timer = setTimeout(standing, quiet);
	});
	function standing() {
		stop();
		stands = true;
		then();
		watchers.tell();
	}
	return () => {
		stop();
		clearTimeout(timer);
	};
}

/** Whether the first screen stands. */
const screenStands = (): boolean => stands;

/** The same, drawn anew once it does. What nobody has asked for yet is not fetched before. */
export function useScreenStands(): boolean {
	return useSyncExternalStore(watchers.subscribe, screenStands, () => false);
}
