'use client';

import { useSyncExternalStore } from 'react';

const subscribe = () => () => undefined;

/** The path that was asked for before signing in, as the address says; to be checked by `safeNext` before use. */
export function useNext(): string | null {
	return useSyncExternalStore(
		subscribe,
		() => new URLSearchParams(location.search).get('next'),
		() => null,
	);
}
