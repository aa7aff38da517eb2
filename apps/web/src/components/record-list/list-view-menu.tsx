'use client';

import { ActionIcon, Box, Button, Checkbox, SegmentedControl, Stack, Text } from '@mantine/core';
import { IconAdjustmentsHorizontal } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import { densityOptions, useDensity } from '../../lib/list/list-settings.ts';
import { PopUp } from '../page/pop-up.tsx';

interface ListViewMenuProps {
	/** The columns that the user can show or hide. */
	columns: { value: string; label: string; isDefault: boolean }[];
	/** The chosen columns; null if the width of the screen decides. */
	chosen: string[] | null;
	onChoose: (columns: string[] | null) => void;
}

/** The density and the columns of a list; both are stored in this browser. */
export function ListViewMenu({ columns, chosen, onChoose }: ListViewMenuProps) {
	const t = useTranslations();
	const [density, setDensity] = useDensity();
	return (
		<PopUp
			label={t('common.list.view.label')}
			position="below"
			button={(buttonProps) => (
				<ActionIcon
					{...buttonProps}
					variant="default"
					size={36}
					aria-label={t('common.list.view.label')}
				>
					<IconAdjustmentsHorizontal size={18} aria-hidden />
				</ActionIcon>
			)}
		>
			<Stack gap="md">
				<div>
					<Text size="xs" c="dimmed" id="density" mb={4}>
						{t('common.list.view.rows')}
					</Text>
					<SegmentedControl
						aria-labelledby="density"
						fullWidth
						size="xs"
						data={densityOptions.map(({ value, label }) => ({ value, label: t(label) }))}
						value={density}
						onChange={(chosen) => setDensity(chosen === 'compact' ? 'compact' : 'comfortable')}
					/>
				</div>
				<Box visibleFrom="sm">
					<Checkbox.Group
						label={t('common.list.view.columns')}
						value={chosen ?? columns.flatMap(({ value, isDefault }) => (isDefault ? [value] : []))}
						onChange={onChoose}
					>
						<Stack gap={6} mt={6}>
							{columns.map(({ value, label }) => (
								<Checkbox key={value} value={value} label={label} size="xs" />
							))}
						</Stack>
					</Checkbox.Group>
					{chosen === null ? null : (
						<Button variant="subtle" size="compact-xs" mt="xs" onClick={() => onChoose(null)}>
							{t('common.list.view.automatic')}
						</Button>
					)}
				</Box>
			</Stack>
		</PopUp>
	);
}
