'use client';

import { useDoctorPages } from './queries.ts';

/** Prefetches the list of doctors without a search or filter. */
export function DoctorsPrefetch() {
	useDoctorPages({ q: '', specialty: null, status: 'active', sort: null, order: null });
	return null;
}
