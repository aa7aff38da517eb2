'use client';

import { SegmentedControl, Switch, useMantineColorScheme } from '@mantine/core';
import { useShortcutsEnabled } from '../../lib/ui/use-shortcuts.ts';

const schemes = [
	{ value: 'light', label: 'Light' },
	{ value: 'dark', label: 'Dark' },
	{ value: 'auto', label: 'System' },
] as const;

interface ColorSchemeChoiceProps {
	/** The id of the label. */
	labelledBy: string;
	size?: 'xs' | 'sm';
}

/** Chooses a light or dark colour scheme, or the system's. */
export function ColorSchemeChoice({ labelledBy, size = 'sm' }: ColorSchemeChoiceProps) {
	const { colorScheme, setColorScheme } = useMantineColorScheme();
	return (
		<SegmentedControl
			aria-labelledby={labelledBy}
			fullWidth
			size={size}
			data={[...schemes]}
			value={colorScheme}
			onChange={(value) => {
				const chosen = schemes.find((scheme) => scheme.value === value);
				if (chosen) setColorScheme(chosen.value);
			}}
		/>
	);
}

/** Switches single-key shortcuts on and off. */
export function ShortcutsSwitch() {
	const [enabled, setEnabled] = useShortcutsEnabled();
	return (
		<Switch
			label="Single-key shortcuts"
			description="/ search, n new, e edit"
			checked={enabled}
			onChange={(event) => setEnabled(event.currentTarget.checked)}
		/>
	);
}
