'use client';

import { Box, Button, Group, Paper, Text, VisuallyHidden } from '@mantine/core';
import { DataTable, type DataTableColumn, type DataTableSortStatus } from 'mantine-datatable';
import { useRouter } from 'next/navigation';
import type { KeyboardEvent, ReactNode } from 'react';
import type { Pages } from '../lib/use-pages.ts';
import { FailureMessage } from './failure-message.tsx';
import classes from './record-table.module.css';
import { TableSkeleton } from './table-skeleton.tsx';

/** Props of a column that only wide screens have room for. */
export const wideOnly = {
	titleClassName: 'mantine-visible-from-sm',
	cellsClassName: 'mantine-visible-from-sm',
} as const;

/** Props of a column that only very wide screens have room for. */
export const widestOnly = {
	titleClassName: 'mantine-visible-from-lg',
	cellsClassName: 'mantine-visible-from-lg',
} as const;

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
}

/** Up and down walk the links of the rows; Enter on a link opens it, as everywhere. */
function walk(event: KeyboardEvent<HTMLElement>): void {
	const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
	if (step === undefined) return;
	const links = [...event.currentTarget.querySelectorAll<HTMLElement>('tbody a')];
	const at = links.findIndex((link) => link.matches(':focus'));
	const next = at < 0 ? undefined : links[at + step];
	if (next === undefined) return;
	event.preventDefault();
	next.focus();
}

export function RecordTable<Row extends { id: string }>(props: RecordTableProps<Row>) {
	const { label, columns, pages, failureTitle, nothing, sort, hrefOf, onNear } = props;
	const router = useRouter();
	const { rows } = pages;

	function approach(row: Row): void {
		const href = hrefOf(row);
		if (href === undefined) return;
		router.prefetch(href);
		onNear?.(row);
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
	if (rows === undefined) return <TableSkeleton label={label} />;
	if (rows.length === 0) {
		return (
			<Paper className={classes['frame']} data-stale={pages.stale}>
				{nothing}
			</Paper>
		);
	}

	return (
		<>
			<Box className={classes['frame']} data-stale={pages.stale} onKeyDown={walk}>
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
					customRowAttributes={(row) => ({ onMouseEnter: () => approach(row) })}
					onRowClick={({ record, event }) => {
						const href = hrefOf(record);
						const onControl =
							event.target instanceof Element && event.target.closest('a, button') !== null;
						// A click that ends the selection of a text is meant for the text.
						const selects = window.getSelection()?.isCollapsed === false;
						if (href !== undefined && !onControl && !selects) router.push(href);
					}}
					sortStatus={sort.status}
					onSortStatusChange={sort.set}
				/>
			</Box>
			<TableFoot pages={pages} shown={rows.length} />
		</>
	);
}

function TableFoot<Row>({ pages, shown }: { pages: Pages<Row>; shown: number }) {
	const { total, more, loadingMore, error } = pages;
	const all =
		total === undefined
			? ''
			: ` of ${total.exact ? '' : 'more than '}${total.count.toLocaleString()}`;
	return (
		<Group justify="space-between" mt="sm" mih={36}>
			<Text size="sm" c="dimmed">
				{more === undefined
					? `${shown.toLocaleString()} shown`
					: `${shown.toLocaleString()} shown${all}`}
			</Text>
			<VisuallyHidden aria-live="polite">{loadingMore ? 'Loading more' : ''}</VisuallyHidden>
			{error === null ? null : (
				<Text size="sm" c="red" role="alert">
					The next rows could not be loaded.
				</Text>
			)}
			{more === undefined ? null : (
				<Button variant="default" onClick={more} loading={loadingMore}>
					Show more
				</Button>
			)}
		</Group>
	);
}
