'use client';

import { lazyDialog } from '../../../lib/ui/lazy-dialog.tsx';

export const LazyUserDialogs = lazyDialog(() =>
	import('./user-dialogs.tsx').then((file) => file.UserDialogs),
);
