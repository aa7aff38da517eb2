import { SegmentedControl } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from './list-toolbar.module.css';

/** The toolbar above a list: its search and its filters. */
export function ListToolbar({ search, children }: { search: ReactNode; children: ReactNode }) {
	return (
		<search className={classes['toolbar']}>
			<div className={classes['search']}>{search}</div>
			{children}
		</search>
	);
}

const recordStatusOptions = [
	{ value: 'active', label: 'Active' },
	{ value: 'archived', label: 'Archived' },
	{ value: 'all', label: 'All' },
] as const;
type RecordStatusOption = (typeof recordStatusOptions)[number]['value'];

interface StatusFilterProps {
	value: RecordStatusOption;
	onChange: (value: RecordStatusOption) => void;
}

/** A filter for active records, archived records, or both. */
export function StatusFilter({ value, onChange }: StatusFilterProps) {
	return (
		<SegmentedControl
			aria-label="Which records"
			data={[...recordStatusOptions]}
			value={value}
			onChange={(chosen) => {
				const option = recordStatusOptions.find((known) => known.value === chosen);
				if (option) onChange(option.value);
			}}
		/>
	);
}
