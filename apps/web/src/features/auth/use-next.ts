'use client';

import { useSyncExternalStore } from 'react';

const subscribe = () => () => undefined;

/** The page to open after signing in, from the URL's `next` parameter; pass it through `safeNext` before use. */
export function useNext(): string | null {
	return useSyncExternalStore(
		subscribe,
		() => new URLSearchParams(location.search).get('next'),
		() => null,
	);
}
