'use client';

import { useActivityPages } from './queries.ts';

/** Asks for the activity that is listed where the address says nothing else. */
export function ActivityPrefetch() {
	useActivityPages(null);
	return null;
}
