'use client';

import { Checkbox, UnstyledButton } from '@mantine/core';
import { IconArrowUp, IconSelector } from '@tabler/icons-react';
import clsx from 'clsx';
import { useTranslations } from 'use-intl';
import type { Column } from './list-columns.ts';
import classes from './record-table.module.css';

/** The column by which rows are sorted; none if `by` is no column. */
export interface Sort {
	by: string;
	direction: 'asc' | 'desc';
	set: (by: string, direction: 'asc' | 'desc') => void;
}

interface TableHeadProps<Row> {
	columns: Column<Row>[];
	sort: Sort | undefined;
	/** Which rows are selected; undefined if rows cannot be selected. */
	selection: { all: boolean; some: boolean; setAll: (all: boolean) => void } | undefined;
}

const ariaSort = { asc: 'ascending', desc: 'descending' } as const;

/** The header row of a table, with buttons to sort and a checkbox to select all rows. */
export function TableHead<Row>({ columns, sort, selection }: TableHeadProps<Row>) {
	const t = useTranslations();
	return (
		<thead>
			<tr>
				{selection === undefined ? null : (
					<th className={classes['box']} data-screen-only>
						<Checkbox
							size="xs"
							aria-label={t('common.list.selectAll')}
							checked={selection.all}
							indeterminate={selection.some && !selection.all}
							onChange={() => selection.setAll(!selection.all)}
						/>
					</th>
				)}
				{columns.map(({ accessor, title, sortable, width, className, atEnd, screenOnly }) => {
					const sorted = sort?.by === accessor;
					return (
						<th
							key={accessor}
							className={clsx(classes['cell'], className)}
							style={{ width }}
							data-at-end={atEnd}
							data-screen-only={screenOnly}
							aria-sort={sortable === true && sorted ? ariaSort[sort.direction] : undefined}
						>
							{sortable === true && sort !== undefined ? (
								<>
									<UnstyledButton
										className={classes['sort'] ?? ''}
										data-direction={sorted ? sort.direction : undefined}
										onClick={() =>
											sort.set(accessor, sorted && sort.direction === 'asc' ? 'desc' : 'asc')
										}
									>
										{title}
										{sorted ? (
											<IconArrowUp size={14} aria-hidden />
										) : (
											<IconSelector size={14} aria-hidden />
										)}
									</UnstyledButton>
									{/* For print: buttons are hidden there. */}
									<span data-paper-only>{title}</span>
								</>
							) : (
								title
							)}
						</th>
					);
				})}
			</tr>
		</thead>
	);
}
