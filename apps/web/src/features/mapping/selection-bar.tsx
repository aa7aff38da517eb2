'use client';

import { Button, Group, Paper, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import classes from './selection-bar.module.css';

interface SelectionBarProps {
	/** The number of selected rows. */
	count: number;
	/** The maximum number of rows for one action. */
	limit?: number;
	/** How far an action has come; it takes the place of the actions. */
	progress?: ReactNode;
	onClear: () => void;
	/** The actions. */
	children: ReactNode;
}

/** A bar with actions for the selected rows. It stays visible below the list and does not shift the layout. */
export function SelectionBar(props: SelectionBarProps) {
	const { count, limit = Number.POSITIVE_INFINITY, progress = null, onClear, children } = props;
	const t = useTranslations();
	// Rows that are done leave the list, and with it the selection.
	if (count === 0 && progress === null) return null;
	return (
		<Paper
			component="section"
			aria-label={t('mapping.selection.label')}
			shadow="md"
			className={classes['bar']}
		>
			<Group justify="space-between" gap="sm">
				<Text size="sm" fw={600} role="status">
					{count > limit
						? t('mapping.selection.tooMany', { count, limit })
						: t('mapping.selection.count', { count })}
				</Text>
				{progress ?? (
					<Group gap="xs">
						{count > limit ? null : children}
						<Button size="compact-md" variant="subtle" onClick={onClear}>
							{t('mapping.selection.clear')}
						</Button>
					</Group>
				)}
			</Group>
		</Paper>
	);
}
