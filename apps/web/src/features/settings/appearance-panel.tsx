'use client';

import { SegmentedControl, Stack, Text } from '@mantine/core';
import { useId } from 'react';
import { Panel } from '../../components/page/panel.tsx';
import { densities, useDensity } from '../../lib/list/list-settings.ts';
import { ColorSchemeChoice, ShortcutsSwitch } from '../auth/appearance.tsx';

const densityLabels = { comfortable: 'Comfortable', compact: 'Compact' } as const;

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
						data={densities.map((value) => ({ value, label: densityLabels[value] }))}
						value={density}
						onChange={(chosen) =>
							setDensity(densities.find((known) => known === chosen) ?? 'comfortable')
						}
					/>
				</div>
				<ShortcutsSwitch />
				<Text size="sm" c="dimmed">
					Kept on this browser.
				</Text>
			</Stack>
		</Panel>
	);
}
