'use client';

import { SegmentedControl, Switch, useMantineColorScheme } from '@mantine/core';
import { useTranslations } from 'use-intl';
import type { TextKey } from '../../lib/text/text-key.ts';
import { useShortcutsEnabled } from '../../lib/ui/use-shortcuts.ts';

const schemes = [
	{ value: 'light', label: 'auth.menu.light' },
	{ value: 'dark', label: 'auth.menu.dark' },
	{ value: 'auto', label: 'auth.menu.system' },
] as const satisfies { value: string; label: TextKey }[];

interface ColorSchemeChoiceProps {
	/** The id of the label. */
	labelledBy: string;
	size?: 'xs' | 'sm';
}

/** Chooses a light or dark colour scheme, or the system's. */
export function ColorSchemeChoice({ labelledBy, size = 'sm' }: ColorSchemeChoiceProps) {
	const t = useTranslations();
	const { colorScheme, setColorScheme } = useMantineColorScheme();
	return (
		<SegmentedControl
			aria-labelledby={labelledBy}
			fullWidth
			size={size}
			data={schemes.map(({ value, label }) => ({ value, label: t(label) }))}
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
	const t = useTranslations();
	const [enabled, setEnabled] = useShortcutsEnabled();
	return (
		<Switch
			label={t('auth.menu.shortcuts')}
			description={t('auth.menu.shortcutsHint')}
			checked={enabled}
			onChange={(event) => setEnabled(event.currentTarget.checked)}
		/>
	);
}
