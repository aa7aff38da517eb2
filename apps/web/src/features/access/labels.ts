import type { AccessKind, AccessRight } from '@hms/contracts';
import type { TextKey } from '../../lib/text/text-key.ts';

export const rightLabels = {
	own: 'access.rights.own',
	share: 'access.rights.share',
	emergency: 'access.rights.emergency',
} as const satisfies Record<AccessRight, TextKey>;

export const kindLabels = {
	record: 'access.kinds.record',
	history: 'access.kinds.history',
	care_team: 'access.kinds.care_team',
	list: 'access.kinds.list',
	search: 'access.kinds.search',
	similar: 'access.kinds.similar',
	export: 'access.kinds.export',
} as const satisfies Record<AccessKind, TextKey>;
