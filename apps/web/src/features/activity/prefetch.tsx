'use client';

import { noFilters } from './list-params.ts';
import { useActivityPages } from './queries.ts';

/** Prefetches the activity without a filter. */
export function ActivityPrefetch() {
	useActivityPages({ of: null, ...noFilters });
	return null;
}
