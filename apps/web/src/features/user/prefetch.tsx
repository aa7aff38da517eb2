'use client';

import { useUserPages } from './queries.ts';

/** Prefetches the list of people without a search or filter. */
export function PeoplePrefetch() {
	useUserPages({ q: '', status: 'active' });
	return null;
}
