'use client';

import { Text } from '@mantine/core';
import { useTranslations } from 'use-intl';
import { ColorSchemeChoice, ShortcutsSwitch } from './appearance.tsx';

/** Appearance and shortcuts in the menu of the user. */
export function MenuAppearance() {
	const t = useTranslations();
	return (
		<>
			<div>
				<Text size="xs" c="dimmed" id="appearance" mb={4}>
					{t('auth.menu.appearance')}
				</Text>
				<ColorSchemeChoice labelledBy="appearance" size="xs" />
			</div>
			<ShortcutsSwitch />
		</>
	);
}
