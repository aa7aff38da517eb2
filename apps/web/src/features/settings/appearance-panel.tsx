'use client';

import { SegmentedControl, Stack, Text } from '@mantine/core';
import { useId } from 'react';
import { useTranslations } from 'use-intl';
import { Panel } from '../../components/page/panel.tsx';
import { densityOptions, useDensity } from '../../lib/list/list-settings.ts';
import { ColorSchemeChoice, ShortcutsSwitch } from '../auth/appearance.tsx';

/** The appearance and shortcuts in this browser. */
export function AppearancePanel() {
	const t = useTranslations();
	const [density, setDensity] = useDensity();
	const [colours, rows] = [useId(), useId()];
	return (
		<Panel title={t('settings.appearance.title')}>
			<Stack gap="md">
				<div>
					<Text size="sm" fw={500} id={colours} mb={4}>
						{t('settings.appearance.colours')}
					</Text>
					<ColorSchemeChoice labelledBy={colours} />
				</div>
				<div>
					<Text size="sm" fw={500} id={rows} mb={4}>
						{t('settings.appearance.rows')}
					</Text>
					<SegmentedControl
						aria-labelledby={rows}
						fullWidth
						data={densityOptions.map(({ value, label }) => ({ value, label: t(label) }))}
						value={density}
						onChange={(chosen) => setDensity(chosen === 'compact' ? 'compact' : 'comfortable')}
					/>
				</div>
				<ShortcutsSwitch />
				<Text size="sm" c="dimmed">
					{t('settings.appearance.saved')}
				</Text>
			</Stack>
		</Panel>
	);
}
