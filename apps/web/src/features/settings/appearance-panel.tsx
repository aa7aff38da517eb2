'use client';

import { SegmentedControl, Stack, Text } from '@mantine/core';
import { useId } from 'react';
import { Panel } from '../../components/page/panel.tsx';
import { densityOptions, useDensity } from '../../lib/list/list-settings.ts';
import { ColorSchemeChoice, ShortcutsSwitch } from '../auth/appearance.tsx';

/** The appearance and shortcuts in this browser. */
export function AppearancePanel() {
	const [density, setDensity] = useDensity();
	const [colours, rows] = [useId(), useId()];
	return (
		<Panel title="Appearance">
			<Stack gap="md">
				<div>
					<Text size="sm" fw={500} id={colours} mb={4}>
						Colours
					</Text>
					<ColorSchemeChoice labelledBy={colours} />
				</div>
				<div>
					<Text size="sm" fw={500} id={rows} mb={4}>
						Rows of lists
					</Text>
					<SegmentedControl
						aria-labelledby={rows}
						fullWidth
						data={densityOptions}
						value={density}
						onChange={(chosen) => setDensity(chosen === 'compact' ? 'compact' : 'comfortable')}
					/>
				</div>
				<ShortcutsSwitch />
				<Text size="sm" c="dimmed">
					Saved in this browser.
				</Text>
			</Stack>
		</Panel>
	);
}
