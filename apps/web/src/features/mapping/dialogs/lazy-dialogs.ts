'use client';

import { lazyDialog } from '../../../lib/ui/lazy-dialog.tsx';

// The dialogs of assignments; the code of each is loaded when it is opened.

export const LazyAssignDialog = lazyDialog(() =>
	import('./assign-dialog.tsx').then((file) => file.AssignDialog),
);

export const LazyAssignManyDialog = lazyDialog(() =>
	import('./assign-many-dialog.tsx').then((file) => file.AssignManyDialog),
);

export const LazyArchiveDoctorDialog = lazyDialog(() =>
	import('./archive-doctor-dialog.tsx').then((file) => file.ArchiveDoctorDialog),
);

export const LazyHandOverDialog = lazyDialog(() =>
	import('./hand-over-dialog.tsx').then((file) => file.HandOverDialog),
);

export const LazyMappingDialogs = lazyDialog(() =>
	import('./mapping-dialogs.tsx').then((file) => file.MappingDialogs),
);
