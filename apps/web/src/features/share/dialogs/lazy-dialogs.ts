'use client';

import { lazyDialog } from '../../../lib/ui/lazy-dialog.tsx';

export const LazyShareDialogs = lazyDialog(() =>
	import('./share-dialogs.tsx').then((file) => file.ShareDialogs),
);
