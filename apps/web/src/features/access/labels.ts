import type { AccessKind, AccessRight } from '@hms/contracts';

export const rightLabels: Record<AccessRight, string> = {
	own: 'Own',
	share: 'Shared with',
	emergency: 'Emergency',
};

export const kindLabels: Record<AccessKind, string> = {
	record: 'Record',
	history: 'History',
	care_team: 'Care team',
	list: 'In a list',
	search: 'In a search',
	similar: 'As a possible duplicate',
	export: 'In an export',
};
