'use client';

import { useDoctorPages } from './queries.ts';

/** Asks for the doctors who are listed where the address says nothing else. */
export function DoctorsPrefetch() {
	useDoctorPages({ q: '', specialty: null, status: 'active', sort: null, order: null });
	return null;
}
