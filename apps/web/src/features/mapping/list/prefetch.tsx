'use client';

import { useDoctorSearch } from '../../doctor/doctor-select.tsx';
import { useGapCounts, useMappingListPages } from './queries.ts';

const noFilters = {
	view: 'all',
	status: null,
	patient: null,
	doctor: null,
	role: null,
	primary: null,
	on: null,
} as const;

/** Prefetches the list of assignments without filters, its counts and the options of its doctor filter. */
export function MappingsPrefetch() {
	useMappingListPages(noFilters);
	useGapCounts();
	useDoctorSearch('', true);
	return null;
}
