'use client';

import type { QueryClient } from '@tanstack/react-query';
import { useSyncExternalStore } from 'react';
import { createSubscribers } from '../ui/subscribers.ts';

let isReady = false;
const subscribers = createSubscribers();

/** The first screen is ready after no query has been loading for this long. */
const quietMs = 1_000;

/**
 * Calls back once, when the first screen has loaded all its queries.
 * @returns unsubscribes
 */
export function onFirstScreenReady(queryClient: QueryClient, callback: () => void): () => void {
	let timer: ReturnType<typeof setTimeout> | undefined;
	const unsubscribe = queryClient.getQueryCache().subscribe(() => {
		clearTimeout(timer);
		if (queryClient.isFetching() === 0) timer = setTimeout(becomeReady, quietMs);
	});
	function becomeReady() {
		unsubscribe();
		isReady = true;
		callback();
		subscribers.notify();
	}
	return () => {
		unsubscribe();
		clearTimeout(timer);
	};
}

const isScreenReady = (): boolean => isReady;

/** Whether the first screen is ready. Prefetching waits for it, so that it does not compete with what the screen needs. */
export function useScreenReady(): boolean {
	return useSyncExternalStore(subscribers.subscribe, isScreenReady, () => false);
}
