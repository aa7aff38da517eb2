'use client';

import { Box, Paper } from '@mantine/core';
import { DataTable, type DataTableColumn, type DataTableSortStatus } from 'mantine-datatable';
import { useRouter } from 'next/navigation';
import type { KeyboardEvent, ReactNode } from 'react';
import { useDensity } from '../lib/list-settings.ts';
import type { Pages } from '../lib/use-pages.ts';
import { FailureMessage } from './failure-message.tsx';
import classes from './record-table.module.css';
import { TableFoot } from './table-foot.tsx';
import { TableSkeleton } from './table-skeleton.tsx';
import { walkRows } from './walk-rows.ts';

/** Rows that were ticked, to do something with all of them. */
interface Selection<Row> {
	rows: Row[];
	set: (rows: Row[]) => void;
	/** Whose row it is, for screen readers. */
	nameOf: (row: Row) => string;
}

interface RecordTableProps<Row> {
	/** What the list is, for screen readers: "Patients". */
	label: string;
	columns: DataTableColumn<Row>[];
	pages: Pages<Row>;
	failureTitle: string;
	/** What stands there when the list is empty. */
	nothing: ReactNode;
	sort: { status: DataTableSortStatus<Row>; set: (status: DataTableSortStatus<Row>) => void };
	/** The page of a row, or undefined if it has none. */
	hrefOf: (row: Row) => string | undefined;
	/** Somebody is about to open this row. */
	onNear?: (row: Row) => void;
	selection?: Selection<Row> | undefined;
}

const labelOf = (name: string) => ({ 'aria-label': `Select ${name}` });

export function RecordTable<Row extends { id: string }>(props: RecordTableProps<Row>) {
	const { label, columns, pages, failureTitle, nothing, sort, hrefOf, onNear } = props;
	const { selection } = props;
	const router = useRouter();
	const [density] = useDensity();
	const { rows } = pages;

	function approach(row: Row): void {
		const href = hrefOf(row);
		if (href === undefined) return;
		router.prefetch(href);
		onNear?.(row);
	}

	function onKeyDown(event: KeyboardEvent<HTMLElement>): void {
		const id = walkRows(event);
		const row = id === undefined ? undefined : rows?.find((one) => one.id === id);
		if (row === undefined || selection === undefined) return;
		const others = selection.rows.filter((one) => one.id !== row.id);
		selection.set(others.length < selection.rows.length ? others : [...others, row]);
	}

	if (rows === undefined && pages.error !== null) {
		return (
			<Paper className={classes['frame']}>
				<FailureMessage
					title={failureTitle}
					error={pages.error}
					onRetry={pages.retry}
					busy={pages.loading}
				/>
			</Paper>
		);
	}
	if (rows === undefined) return <TableSkeleton label={label} density={density} />;
	if (rows.length === 0) {
		return (
			<Paper className={classes['frame']} data-stale={pages.stale}>
				{nothing}
			</Paper>
		);
	}

	return (
		<>
			<Box
				className={classes['frame']}
				data-stale={pages.stale}
				data-density={density}
				onKeyDown={onKeyDown}
			>
				<DataTable<Row>
					aria-label={label}
					aria-busy={pages.stale}
					columns={columns}
					records={rows}
					highlightOnHover
					highlightOnHoverColor="var(--hms-hover)"
					verticalSpacing={0}
					horizontalSpacing="sm"
					rowClassName={(row) => (hrefOf(row) === undefined ? undefined : classes['opens'])}
					customRowAttributes={(row) => ({
						'data-row': row.id,
						onMouseEnter: () => approach(row),
					})}
					onRowClick={({ record, event }) => {
						const href = hrefOf(record);
						const onControl =
							event.target instanceof Element &&
							event.target.closest('a, button, input, label') !== null;
						// A click that ends the selection of a text is meant for the text.
						const selects = window.getSelection()?.isCollapsed === false;
						if (href !== undefined && !onControl && !selects) router.push(href);
					}}
					sortStatus={sort.status}
					onSortStatusChange={sort.set}
					{...(selection === undefined
						? {}
						: {
								selectedRecords: selection.rows,
								onSelectedRecordsChange: selection.set,
								selectionCheckboxProps: { size: 'xs' as const },
								getRecordSelectionCheckboxProps: (row) => labelOf(selection.nameOf(row)),
								allRecordsSelectionCheckboxProps: labelOf('all that are shown'),
							})}
				/>
			</Box>
			<TableFoot pages={pages} shown={rows.length} />
		</>
	);
}
