'use client';

import { Kbd, UnstyledButton, VisuallyHidden } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { useTranslations } from 'use-intl';
import { lazyDialog } from '../../lib/ui/lazy-dialog.tsx';
import '../../lib/hydration/pre-hydration-script.ts';
import { useShortcuts } from '../../lib/ui/use-shortcuts.ts';
import classes from './command-palette.module.css';

const loadPalette = () => import('./palette.tsx').then((file) => file.Palette);
const Palette = lazyDialog(loadPalette);
const ShortcutSheet = lazyDialog(() =>
	import('./shortcut-sheet.tsx').then((file) => file.ShortcutSheet),
);

type Open = 'palette' | 'shortcuts' | null;

/** The command palette and the list of shortcuts, with the button that opens the palette. */
export function CommandPalette() {
	const t = useTranslations();
	const [open, setOpen] = useState<Open>(null);
	const close = () => {
		preHydration.typeAhead.take();
		setOpen(null);
	};
	const openPalette = () => {
		// The palette's code may still have to load; what is typed meanwhile is buffered.
		if (open !== 'palette') preHydration.typeAhead.start();
		setOpen('palette');
	};

	useEffect(() => {
		// Ctrl/⌘ K was pressed before hydration.
		if (preHydration.typeAhead.isActive()) setOpen('palette');
	}, []);

	// A key combination is no text, so it works in text fields too.
	useHotkeys([['mod+K', openPalette]], []);
	useShortcuts({ '?': () => setOpen('shortcuts') });

	return (
		<>
			<UnstyledButton
				className={classes['open'] ?? ''}
				onClick={() => setOpen('palette')}
				onMouseEnter={() => void loadPalette().catch(() => undefined)}
				aria-keyshortcuts="Control+K Meta+K"
			>
				<IconSearch size={16} aria-hidden />
				<span className={classes['label']}>
					{t.rich('palette.button', {
						hidden: (content) => <VisuallyHidden component="span">{content}</VisuallyHidden>,
					})}
				</span>
				<Kbd size="xs" aria-hidden>
					{t('palette.shortcuts.keys.ctrl')} K
				</Kbd>
			</UnstyledButton>
			<Palette
				opened={open === 'palette'}
				onClose={close}
				showShortcuts={() => setOpen('shortcuts')}
			/>
			<ShortcutSheet opened={open === 'shortcuts'} onClose={close} />
		</>
	);
}
