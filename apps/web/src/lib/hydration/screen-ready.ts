'use client';

import type { QueryClient } from '@tanstack/react-query';
import { useSyncExternalStore } from 'react';
import { createSubscribers } from '../ui/subscribers.ts';

let stands = false;
const subscribers = createSubscribers();

/** So long nothing is asked for once a screen has all that it wants, in milliseconds. */
const quiet = 1_000;

/**
 * Notices when the first screen has all that it asked for.
 * @param then what is to be done once it has
 * @returns what ends the watching
 */
export function onFirstScreenReady(queryClient: QueryClient, then: () => void): () => void {
	let timer: ReturnType<typeof setTimeout> | undefined;
	const stop = queryClient.getQueryCache().subscribe(() => {
		clearTimeout(timer);
		if (queryClient.isFetching() === 0) timer = setTimeout(standing, quiet);
	});
	function standing() {
		stop();
		stands = true;
		then();
		subscribers.tell();
	}
	return () => {
		stop();
		clearTimeout(timer);
	};
}

/** Whether the first screen stands. */
const isScreenReady = (): boolean => stands;

/** The same, drawn anew once it does. What nobody has asked for yet is not fetched before. */
export function useScreenReady(): boolean {
	return useSyncExternalStore(subscribers.subscribe, isScreenReady, () => false);
}
