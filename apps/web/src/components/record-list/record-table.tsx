'use client';

import { Paper } from '@mantine/core';
import { useRouter } from 'next/navigation';
import { type KeyboardEvent, type ReactNode, useDeferredValue } from 'react';
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

/** Rows that were ticked, to do something with all of them. */
interface Selection<Row> {
	rows: Row[];
	set: (rows: Row[]) => void;
	/** Whose row it is, for screen readers. */
	nameOf: (row: Row) => string;
}

interface RecordTableProps<Row> {
	/** What the list is: for screen readers its title, on paper all of it. */
	words: SheetLabels;
	columns: Column<Row>[];
	pages: Pages<Row>;
	failureTitle: string;
	/** What stands there when the list is empty. */
	nothing: ReactNode;
	sort?: Sort;
	/** The page of a row, or undefined if it has none. */
	hrefOf: (row: Row) => string | undefined;
	/** Somebody is about to open this row. */
	onPrefetch?: (row: Row) => void;
	selection?: Selection<Row> | undefined;
}

export function RecordTable<Row extends { id: string }>(props: RecordTableProps<Row>) {
	const { words, columns, pages, failureTitle, nothing, sort, hrefOf, onPrefetch } = props;
	const { selection } = props;
	const label = words.title;
	const router = useRouter();
	const [density] = useDensity();
	// Many rows are drawn in small steps, so that a key that is pressed meanwhile does not wait for all of them.
	const rows = useDeferredValue(pages.rows);
	const stale = pages.stale || rows !== pages.rows;

	function approach(row: Row): void {
		const href = hrefOf(row);
		if (href === undefined) return;
		router.prefetch(href);
		onPrefetch?.(row);
	}

	function tick(row: Row): void {
		const others = selection?.rows.filter((one) => one.id !== row.id) ?? [];
		selection?.set(others.length < selection.rows.length ? others : [...others, row]);
	}

	function onKeyDown(event: KeyboardEvent<HTMLElement>): void {
		const id = handleRowKey(event);
		const row = id === undefined ? undefined : rows?.find((one) => one.id === id);
		if (row !== undefined) tick(row);
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
	const ticked = new Set(selection?.rows.map(({ id }) => id));
	return (
		<>
			<ListPrintHeader words={words} pages={pages} />
			{rows.length === 0 ? (
				<Paper className={classes['frame']} data-stale={stale}>
					{nothing}
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
									all: ticked.size === rows.length,
									some: ticked.size > 0,
									setAll: (all) => selection.set(all ? rows : []),
								}
							}
						/>
						<tbody>
							{rows.map((row) => {
								const href = hrefOf(row);
								return (
									<TableRow
										key={row.id}
										row={row}
										columns={columns}
										onOpen={href === undefined ? undefined : () => router.push(href)}
										onPrefetch={() => approach(row)}
										tick={
											selection && {
												ticked: ticked.has(row.id),
												toggle: () => tick(row),
												name: selection.nameOf(row),
											}
										}
									/>
								);
							})}
						</tbody>
					</table>
				</div>
			)}
			<TableFoot pages={pages} shown={rows.length} />
		</>
	);
}
