'use client';

import { Checkbox, Paper } from '@mantine/core';
import clsx from 'clsx';
import { useRouter } from 'next/navigation';
import type { KeyboardEvent, MouseEvent, ReactNode } from 'react';
import { useDensity } from '../lib/list-settings.ts';
import type { Pages } from '../lib/use-pages.ts';
import { FailureMessage } from './failure-message.tsx';
import type { Column } from './list-columns.ts';
import classes from './record-table.module.css';
import { TableFoot } from './table-foot.tsx';
import { type Sort, TableHead } from './table-head.tsx';
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
	columns: Column<Row>[];
	pages: Pages<Row>;
	failureTitle: string;
	/** What stands there when the list is empty. */
	nothing: ReactNode;
	sort?: Sort;
	/** The page of a row, or undefined if it has none. */
	hrefOf: (row: Row) => string | undefined;
	/** Somebody is about to open this row. */
	onNear?: (row: Row) => void;
	selection?: Selection<Row> | undefined;
}

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

	function open(row: Row, event: MouseEvent<HTMLElement>): void {
		const href = hrefOf(row);
		const onControl =
			event.target instanceof Element && event.target.closest('a, button, input, label') !== null;
		// A click that ends the selection of a text is meant for the text.
		const selects = window.getSelection()?.isCollapsed === false;
		if (href !== undefined && !onControl && !selects) router.push(href);
	}

	function tick(row: Row): void {
		const others = selection?.rows.filter((one) => one.id !== row.id) ?? [];
		selection?.set(others.length < selection.rows.length ? others : [...others, row]);
	}

	function onKeyDown(event: KeyboardEvent<HTMLElement>): void {
		const id = walkRows(event);
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
	if (rows.length === 0) {
		return (
			<Paper className={classes['frame']} data-stale={pages.stale}>
				{nothing}
			</Paper>
		);
	}

	const ticked = new Set(selection?.rows.map(({ id }) => id));
	return (
		<>
			<div className={classes['frame']} data-stale={pages.stale} data-density={density}>
				<table
					aria-label={label}
					aria-busy={pages.stale}
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
						{rows.map((row) => (
							// A click anywhere opens the row; keys do it by the link within.
							<tr
								key={row.id}
								data-row={row.id}
								data-ticked={ticked.has(row.id) || undefined}
								className={hrefOf(row) === undefined ? undefined : classes['opens']}
								onMouseEnter={() => approach(row)}
								onFocus={() => approach(row)}
								onClick={(event) => open(row, event)}
							>
								{selection === undefined ? null : (
									<td className={classes['box']}>
										<Checkbox
											size="xs"
											aria-label={`Select ${selection.nameOf(row)}`}
											checked={ticked.has(row.id)}
											onChange={() => tick(row)}
										/>
									</td>
								)}
								{columns.map((column) => (
									<td
										key={column.accessor}
										className={clsx(classes['cell'], column.className)}
										data-no-wrap={column.noWrap}
										data-breaks-words={column.breaksWords}
										data-at-end={column.atEnd}
									>
										{column.render(row)}
									</td>
								))}
							</tr>
						))}
					</tbody>
				</table>
			</div>
			<TableFoot pages={pages} shown={rows.length} />
		</>
	);
}
