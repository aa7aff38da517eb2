'use client';

import { useHotkeys, useLocalStorage } from '@mantine/hooks';

/**
 * Whether single keys act, for everyone on this browser. It can be switched off (WCAG 2.1.4): speech input types
 * letters that were never meant as commands.
 */
export function useShortcutsEnabled() {
	return useLocalStorage({ key: 'hms-shortcuts', defaultValue: true });
}

/** Single keys that act while nobody types into a field: `{ '/': focusSearch, n: openForm }`. */
export function useShortcuts(actions: Record<string, () => void>): void {
	const [enabled] = useShortcutsEnabled();
	useHotkeys(enabled ? Object.entries(actions).map(([key, act]) => [key, () => act()]) : []);
}
