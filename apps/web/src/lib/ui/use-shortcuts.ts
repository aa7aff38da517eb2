'use client';

import { useHotkeys, useLocalStorage } from '@mantine/hooks';

/**
 * Whether single keys act, for everyone on this browser. It can be switched off (WCAG 2.1.4): speech input types
 * letters that were never meant as commands.
 */
export function useShortcutsEnabled() {
	return useLocalStorage({ key: 'hms-shortcuts', defaultValue: true });
}

/** Where a dialog is open, the keys are meant for that. */
export const isDialogOpen = () => document.querySelector('[aria-modal="true"]') !== null;

/** A sign is typed with or without Shift, as the keyboard has it: "/" is Shift and 7 in Germany. */
const keyVariants = (key: string) => (/^[a-z]$/.test(key) ? [key] : [key, `shift+${key}`]);

/** Single keys that act while nobody types into a field: `{ '/': focusSearch, n: openForm }`. */
export function useShortcuts(actions: Record<string, () => void>): void {
	const [enabled] = useShortcutsEnabled();
	const hotkeys = Object.entries(actions).flatMap(([key, act]) =>
		keyVariants(key).map((way): [string, () => void, { preventDefault: boolean }] => [
			way,
			() => {
				if (!isDialogOpen()) act();
			},
			{ preventDefault: true },
		]),
	);
	useHotkeys(enabled ? hotkeys : []);
}
