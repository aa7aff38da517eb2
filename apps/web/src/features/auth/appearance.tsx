'use client';

import { SegmentedControl, Switch, useMantineColorScheme } from '@mantine/core';
import { useShortcutsEnabled } from '../../lib/ui/use-shortcuts.ts';

const schemes = [
	{ value: 'light', label: 'Light' },
	{ value: 'dark', label: 'Dark' },
	{ value: 'auto', label: 'System' },
] as const;

interface ColorSchemeChoiceProps {
	/** The element that says what is chosen here. */
	labelledBy: string;
	size?: 'xs' | 'sm';
}

/** Light, dark, or as the system has it. */
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

/** Whether single keys act. */
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
