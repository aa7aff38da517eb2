import type { View } from './list-params.ts';

/** What each view is called. */
export const viewWords: Record<View, string> = {
	all: 'All',
	no_primary: 'No primary doctor',
	archived_doctor: 'Doctor has left',
	past_end: 'Past the end',
};

export const statusWords = { active: 'Active', ended: 'Ended', all: 'All' } as const;
