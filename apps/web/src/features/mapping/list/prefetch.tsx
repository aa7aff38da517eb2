'use client';

import { useOffered } from '../../doctor/doctor-select.tsx';
import { useAssignmentPages, useGapCounts } from './queries.ts';

const nothingChosen = {
	view: 'all',
	status: null,
	doctor: null,
	role: null,
	primary: null,
	on: null,
} as const;

/** Asks for the assignments that are listed where the address says nothing else, and for what stands around them. */
export function AssignmentsAhead() {
	useAssignmentPages(nothingChosen);
	useGapCounts();
	useOffered('', true);
	return null;
}
