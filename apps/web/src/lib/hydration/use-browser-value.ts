'use client';

import { useSyncExternalStore } from 'react';

const subscribe = () => () => undefined;

/** A value that only the browser knows. Static pages and their hydration use the substitute. */
export function useBrowserValue<Value>(read: () => Value, substitute: Value): Value {
	return useSyncExternalStore(subscribe, read, () => substitute);
}
