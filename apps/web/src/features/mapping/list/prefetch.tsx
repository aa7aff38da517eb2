'use client';

import { useDoctorSearch } from '../../doctor/doctor-select.tsx';
import { useGapCounts, useMappingListPages } from './queries.ts';

const nothingChosen = {
	view: 'all',
	status: null,
	doctor: null,
	role: null,
	primary: null,
	on: null,
} as const;

/** Asks for the assignments that are listed where the address says nothing else, and for what stands around them. */
export function MappingsPrefetch() {
	useMappingListPages(nothingChosen);
	useGapCounts();
	useDoctorSearch('', true);
	return null;
}
