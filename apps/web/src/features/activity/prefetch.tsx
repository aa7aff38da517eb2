'use client';

import { useActivityPages } from './queries.ts';

/** Prefetches the activity without a filter. */
export function ActivityPrefetch() {
	useActivityPages(null);
	return null;
}
