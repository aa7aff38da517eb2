'use client';

import { Button, Group, Paper, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from './selection-bar.module.css';

interface SelectionBarProps {
	/** How many rows are ticked. */
	count: number;
	/** More than these cannot be changed in one go. */
	most: number;
	onClear: () => void;
	/** What can be done with all of them. */
	children: ReactNode;
}

/** What can be done with the rows that are ticked. It stays in sight under the list and moves no row. */
export function SelectionBar({ count, most, onClear, children }: SelectionBarProps) {
	if (count === 0) return null;
	return (
		<Paper component="section" aria-label="Selection" shadow="md" className={classes['bar']}>
			<Group justify="space-between" gap="sm">
				<Text size="sm" fw={600} role="status">
					{count > most ? `${count} selected, at most ${most} at once` : `${count} selected`}
				</Text>
				<Group gap="xs">
					{count > most ? null : children}
					<Button size="compact-md" variant="subtle" onClick={onClear}>
						Clear
					</Button>
				</Group>
			</Group>
		</Paper>
	);
}
