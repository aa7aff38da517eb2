'use client';

import { useDeferredValue } from 'react';

/**
 * Defers only the first arrival of data: React renders it in small steps, so that a key press meanwhile does not wait for
 * the whole rendering. Later values are returned at once.
 */
export function useDeferredArrival<Data>(data: Data | undefined): Data | undefined {
	return useDeferredValue(data) === undefined ? undefined : data;
}
