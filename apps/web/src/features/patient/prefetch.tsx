'use client';

import { usePatientPages } from './queries.ts';

/** Asks for the patients that are listed where the address says nothing else. */
export function PatientsPrefetch() {
	usePatientPages({ q: '', status: 'active', sort: null, order: null });
	return null;
}
