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

const recordStatuses = ['active', 'archived', 'all'] as const;
type RecordStatus = (typeof recordStatuses)[number];

/** The texts of a filter for the status: each list has its own, because they may agree with its noun. */
export interface StatusTexts extends Record<RecordStatus, TextKey> {
	/** What the filter is called. */
	label: TextKey;
}

interface StatusFilterProps {
	texts: StatusTexts;
	value: RecordStatus;
	onChange: (value: RecordStatus) => void;
}

/** A filter for active records, archived records, or both. */
export function StatusFilter({ texts, value, onChange }: StatusFilterProps) {
	const t = useTranslations();
	return (
		<SegmentedControl
			aria-label={t(texts.label)}
			data={recordStatuses.map((status) => ({ value: status, label: t(texts[status]) }))}
			value={value}
			onChange={(chosen) => {
				const status = recordStatuses.find((known) => known === chosen);
				if (status) onChange(status);
			}}
		/>
	);
}
