'use client';

import { Kbd, UnstyledButton } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { lazyDialog } from '../../lib/ui/lazy-dialog.tsx';
import '../../lib/hydration/pre-hydration-script.ts';
import { useShortcuts } from '../../lib/ui/use-shortcuts.ts';
import classes from './command-palette.module.css';

const fetchPalette = () => import('./palette.tsx').then((file) => file.Palette);
const Palette = lazyDialog(fetchPalette);
const ShortcutSheet = lazyDialog(() =>
	import('./shortcut-sheet.tsx').then((file) => file.ShortcutSheet),
);

type Open = 'palette' | 'keys' | null;

/** The palette and the sheet of keys, with the button that opens the palette. */
export function CommandPalette() {
	const [open, setOpen] = useState<Open>(null);
	const close = () => {
		early.ahead.take();
		setOpen(null);
	};
	const find = () => {
		// The box may have to be fetched; whoever knows the key does not wait for it.
		if (open !== 'palette') early.ahead.start();
		setOpen('palette');
	};

	useEffect(() => {
		// The key was pressed before the page had come to life.
		if (early.ahead.isOn()) setOpen('palette');
	}, []);

	// Two keys together are no text, so they act in a field too.
	useHotkeys([['mod+K', find]], []);
	useShortcuts({ '?': () => setOpen('keys') });

	return (
		<>
			<UnstyledButton
				className={classes['open'] ?? ''}
				onClick={() => setOpen('palette')}
				onMouseEnter={() => void fetchPalette().catch(() => undefined)}
				aria-keyshortcuts="Control+K Meta+K"
			>
				<IconSearch size={16} aria-hidden />
				<span className={classes['label']}>Find or do</span>
				<Kbd size="xs" aria-hidden>
					Ctrl K
				</Kbd>
			</UnstyledButton>
			<Palette opened={open === 'palette'} onClose={close} showKeys={() => setOpen('keys')} />
			<ShortcutSheet opened={open === 'keys'} onClose={close} />
		</>
	);
}
