'use client';

import { Paper } from '@mantine/core';
import { useRouter } from 'next/navigation';
import { type KeyboardEvent, type ReactNode, useDeferredValue, useEffect } from 'react';
import { useDensity } from '../../lib/list/list-settings.ts';
import type { Pages } from '../../lib/list/use-pages.ts';
import { FailureMessage } from '../message/failure-message.tsx';
import { ListPrintHeader } from '../print/list-print-header.tsx';
import type { SheetLabels } from '../print/sheet-labels.ts';
import type { Column } from './list-columns.ts';
import classes from './record-table.module.css';
import { handleRowKey } from './row-navigation.ts';
import { TableFoot } from './table-foot.tsx';
import { type Sort, TableHead } from './table-head.tsx';
import { TableRow } from './table-row.tsx';
import { TableSkeleton } from './table-skeleton.tsx';

/** The selected rows. */
interface Selection<Row> {
	rows: Row[];
	set: (rows: Row[]) => void;
	/** The accessible name of a row's checkbox. */
	nameOf: (row: Row) => string;
}

interface RecordTableProps<Row> {
	/** The title is also the table's accessible name; the rest is printed. */
	labels: SheetLabels;
	columns: Column<Row>[];
	pages: Pages<Row>;
	failureTitle: string;
	/** Replaces the table when the list is empty. */
	empty: ReactNode;
	sort?: Sort;
	/** The page that a row opens; undefined if there is none. */
	hrefOf: (row: Row) => string | undefined;
	/** Is called when the user is likely to open a row, to prefetch its data. */
	onPrefetch?: (row: Row) => void;
	selection?: Selection<Row> | undefined;
	/** Is called when the rows are those of the current query. */
	onFresh?: () => void;
}

export function RecordTable<Row extends { id: string }>(props: RecordTableProps<Row>) {
	const { labels, columns, pages, failureTitle, empty, sort, hrefOf, onPrefetch } = props;
	const { selection, onFresh } = props;
	const label = labels.title;
	const router = useRouter();
	const [density] = useDensity();
	// Deferred: React renders many rows in small steps, so that a key press meanwhile does not wait for all of them.
	const rows = useDeferredValue(pages.rows);
	const stale = pages.stale || rows !== pages.rows;
	const isFresh = rows !== undefined && !stale;
	useEffect(() => {
		if (isFresh) onFresh?.();
	}, [isFresh, onFresh]);

	function prefetch(row: Row): void {
		const href = hrefOf(row);
		if (href === undefined) return;
		router.prefetch(href);
		onPrefetch?.(row);
	}

	function toggle(row: Row): void {
		const others = selection?.rows.filter((one) => one.id !== row.id) ?? [];
		selection?.set(others.length < selection.rows.length ? others : [...others, row]);
	}

	function onKeyDown(event: KeyboardEvent<HTMLElement>): void {
		const id = handleRowKey(event);
		const row = id === undefined ? undefined : rows?.find((one) => one.id === id);
		if (row !== undefined) toggle(row);
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
	const selected = new Set(selection?.rows.map(({ id }) => id));
	return (
		<>
			<ListPrintHeader labels={labels} pages={pages} />
			{rows.length === 0 ? (
				<Paper className={classes['frame']} data-stale={stale}>
					{empty}
				</Paper>
			) : (
				<div className={classes['frame']} data-stale={stale} data-density={density}>
					<table
						aria-label={label}
						aria-busy={stale}
						className={classes['table']}
						onKeyDown={onKeyDown}
					>
						<TableHead
							columns={columns}
							sort={sort}
							selection={
								selection && {
									all: selected.size === rows.length,
									some: selected.size > 0,
									setAll: (all) => selection.set(all ? rows : []),
								}
							}
						/>
						<tbody>
							{rows.map((row) => (
								<TableRow
									key={row.id}
									row={row}
									columns={columns}
									href={hrefOf(row)}
									onPrefetch={() => prefetch(row)}
									selection={
										selection && {
											isSelected: selected.has(row.id),
											toggle: () => toggle(row),
											name: selection.nameOf(row),
										}
									}
								/>
							))}
						</tbody>
					</table>
				</div>
			)}
			<TableFoot noun={labels.noun} pages={pages} shown={rows.length} />
		</>
	);
}
