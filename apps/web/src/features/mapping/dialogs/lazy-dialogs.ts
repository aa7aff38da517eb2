'use client';

import { lazyDialog } from '../../../lib/ui/lazy-dialog.tsx';

// The dialogs of assignments; the code of each is loaded when it is opened.

export const AssignDialog = lazyDialog(() =>
	import('./assign-dialog.tsx').then((file) => file.AssignDialog),
);

export const AssignManyDialog = lazyDialog(() =>
	import('./assign-many-dialog.tsx').then((file) => file.AssignManyDialog),
);

export const HandOverDialog = lazyDialog(() =>
	import('./hand-over-dialog.tsx').then((file) => file.HandOverDialog),
);

export const MappingDialogs = lazyDialog(() =>
	import('./mapping-dialogs.tsx').then((file) => file.MappingDialogs),
);
