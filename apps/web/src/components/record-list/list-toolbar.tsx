'use client';

import { SegmentedControl } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import type { TextKey } from '../../lib/text/text-key.ts';
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
	{ value: 'active', label: 'common.list.status.active' },
	{ value: 'archived', label: 'common.list.status.archived' },
	{ value: 'all', label: 'common.list.status.all' },
] as const satisfies { value: string; label: TextKey }[];
type RecordStatusOption = (typeof recordStatusOptions)[number]['value'];

interface StatusFilterProps {
	value: RecordStatusOption;
	onChange: (value: RecordStatusOption) => void;
}

/** A filter for active records, archived records, or both. */
export function StatusFilter({ value, onChange }: StatusFilterProps) {
	const t = useTranslations();
	return (
		<SegmentedControl
			aria-label={t('common.list.status.label')}
			data={recordStatusOptions.map((option) => ({ ...option, label: t(option.label) }))}
			value={value}
			onChange={(chosen) => {
				const option = recordStatusOptions.find((known) => known.value === chosen);
				if (option) onChange(option.value);
			}}
		/>
	);
}
