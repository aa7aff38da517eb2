'use client';

import { useDeferredValue } from 'react';

/**
 * Data whose first arrival is drawn in small steps, so that a key that is pressed meanwhile does not wait for all of it;
 * what it becomes later is there at once.
 */
export function useDeferredArrival<Data>(data: Data | undefined): Data | undefined {
	return useDeferredValue(data) === undefined ? undefined : data;
}
