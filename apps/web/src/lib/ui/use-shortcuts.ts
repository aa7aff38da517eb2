'use client';

import { useHotkeys, useLocalStorage } from '@mantine/hooks';

/**
 * Whether single-key shortcuts are on, for every user of this browser. They can be switched off (WCAG 2.1.4): speech input
 * types letters that are not meant as commands.
 */
export function useShortcutsEnabled() {
	return useLocalStorage({ key: 'hms-shortcuts', defaultValue: true });
}

/** Whether a modal dialog is open, which then gets all keys. */
export const isDialogOpen = () => document.querySelector('[aria-modal="true"]') !== null;

/** The hotkeys for a character: some need Shift, depending on the keyboard layout ("/" is Shift+7 on a German one). */
const hotkeysFor = (key: string) => (/^[a-z]$/.test(key) ? [key] : [key, `shift+${key}`]);

/** Single keys that run an action, except while the user types into a field: `{ '/': focusSearch, n: openForm }`. */
export function useShortcuts(actions: Record<string, () => void>): void {
	const [enabled] = useShortcutsEnabled();
	const hotkeys = Object.entries(actions).flatMap(([key, run]) =>
		hotkeysFor(key).map((hotkey): [string, () => void, { preventDefault: boolean }] => [
			hotkey,
			() => {
				if (!isDialogOpen()) run();
			},
			{ preventDefault: true },
		]),
	);
	useHotkeys(enabled ? hotkeys : []);
}
