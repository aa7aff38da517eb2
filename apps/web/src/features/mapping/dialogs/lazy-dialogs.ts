'use client';

import { dialogOnDemand } from '../../../lib/ui/lazy-dialog.tsx';

// The dialogs of assignments, each fetched by those who open it.

export const AssignDialog = dialogOnDemand(() =>
	import('./assign-dialog.tsx').then((file) => file.AssignDialog),
);

export const AssignManyDialog = dialogOnDemand(() =>
	import('./assign-many-dialog.tsx').then((file) => file.AssignManyDialog),
);

export const HandOverDialog = dialogOnDemand(() =>
	import('./hand-over-dialog.tsx').then((file) => file.HandOverDialog),
);

export const MappingDialogs = dialogOnDemand(() =>
	import('./mapping-dialogs.tsx').then((file) => file.MappingDialogs),
);
