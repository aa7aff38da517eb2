import { Checkbox, UnstyledButton } from '@mantine/core';
import { IconArrowUp, IconSelector } from '@tabler/icons-react';
import clsx from 'clsx';
import type { Column } from './list-columns.ts';
import classes from './record-table.module.css';

/** By which column the rows are sorted; by none where no column is called so. */
export interface Sort {
	by: string;
	direction: 'asc' | 'desc';
	set: (by: string, direction: 'asc' | 'desc') => void;
}

interface TableHeadProps<Row> {
	columns: Column<Row>[];
	sort: Sort | undefined;
	/** Whether rows are ticked, where they can be. */
	selection: { all: boolean; some: boolean; setAll: (all: boolean) => void } | undefined;
}

const inWords = { asc: 'ascending', desc: 'descending' } as const;

/** The first row of a table: what the columns are called, and by which one the rows are sorted. */
export function TableHead<Row>({ columns, sort, selection }: TableHeadProps<Row>) {
	return (
		<thead>
			<tr>
				{selection === undefined ? null : (
					<th className={classes['box']} data-screen-only>
						<Checkbox
							size="xs"
							aria-label="Select all that are shown"
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
							aria-sort={sortable === true && sorted ? inWords[sort.direction] : undefined}
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
									{/* A button is not printed, nor is one repeated on the next page. */}
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
