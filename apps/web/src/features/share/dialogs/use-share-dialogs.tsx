'use client';

import { type ReactNode, useState } from 'react';
import { LazyShareDialogs } from './lazy-dialogs.ts';
import type { ShareDialog } from './share-dialogs.tsx';

/** The dialogs about shares: the function that opens one, and what is to be rendered. */
export function useShareDialogs(): [open: (dialog: ShareDialog) => void, dialogs: ReactNode] {
	const [dialog, setDialog] = useState<ShareDialog | null>(null);
	const [isOpen, setOpen] = useState(false);
	return [
		(chosen) => {
			setDialog(chosen);
			setOpen(true);
		},
		<LazyShareDialogs
			key="dialogs"
			opened={isOpen}
			onClose={() => setOpen(false)}
			dialog={dialog}
		/>,
	];
}
