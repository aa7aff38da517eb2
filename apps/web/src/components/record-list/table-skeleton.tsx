'use client';

import { Skeleton, VisuallyHidden } from '@mantine/core';
import { useTranslations } from 'use-intl';
import type { Density } from '../../lib/list/list-settings.ts';
import classes from './table-skeleton.module.css';

const rowKeys = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'];

interface TableSkeletonProps {
	label: string;
	/** The density of the table's rows. */
	density?: Density;
}

/** A placeholder for a table that is loading, with rows of the same height. */
export function TableSkeleton({ label, density = 'comfortable' }: TableSkeletonProps) {
	const t = useTranslations();
	return (
		<div className={classes['frame']} data-density={density} role="status">
			<VisuallyHidden>{t('common.list.loading', { label })}</VisuallyHidden>
			<div className={classes['head']} />
			{rowKeys.map((key) => (
				<div key={key} className={classes['row']}>
					<Skeleton height={12} width="28%" />
					<Skeleton height={12} width="18%" />
					<Skeleton height={12} width="12%" />
				</div>
			))}
		</div>
	);
}
