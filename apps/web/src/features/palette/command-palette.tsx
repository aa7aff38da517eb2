'use client';

import { Kbd, UnstyledButton } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { lazy, Suspense, useState } from 'react';
import { useShortcuts } from '../../lib/use-shortcuts.ts';
import classes from './command-palette.module.css';

// Fetched by those who need them.
const fetchPalette = () => import('./palette.tsx').then((file) => ({ default: file.Palette }));
const Palette = lazy(fetchPalette);
const KeySheet = lazy(() => import('./key-sheet.tsx').then((file) => ({ default: file.KeySheet })));

type Open = 'palette' | 'keys' | null;

/** The palette and the sheet of keys, with the button that opens the palette. */
export function CommandPalette() {
	const [open, setOpen] = useState<Open>(null);
	const [used, setUsed] = useState<ReadonlySet<Open>>(new Set());
	const show = (what: Open) => {
		setUsed((before) => new Set(before).add(what));
		setOpen(what);
	};
	const close = () => setOpen(null);

	// Two keys together are no text, so they act in a field too.
	useHotkeys([['mod+K', () => show('palette')]], []);
	useShortcuts({ '?': () => show('keys') });

	return (
		<>
			<UnstyledButton
				className={classes['open'] ?? ''}
				onClick={() => show('palette')}
				onMouseEnter={() => void fetchPalette()}
				aria-keyshortcuts="Control+K Meta+K"
			>
				<IconSearch size={16} aria-hidden />
				<span className={classes['label']}>Find or do</span>
				<Kbd size="xs" aria-hidden>
					Ctrl K
				</Kbd>
			</UnstyledButton>
			<Suspense>
				{used.has('palette') ? (
					<Palette opened={open === 'palette'} onClose={close} showKeys={() => show('keys')} />
				) : null}
				{used.has('keys') ? <KeySheet opened={open === 'keys'} onClose={close} /> : null}
			</Suspense>
		</>
	);
}
