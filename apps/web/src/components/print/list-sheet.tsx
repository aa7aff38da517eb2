'use client';

import { Text, Title } from '@mantine/core';
import { useEffect, useEffectEvent } from 'react';
import { createPortal } from 'react-dom';
import type { Column } from '../record-list/list-columns.ts';
import classes from './list-sheet.module.css';
import { PrintInfo } from './print-info.tsx';
import {
	incompleteNotices,
	maxPrintedRows,
	type SheetLabels,
	sheetCount,
	sheetTitle,
	type Total,
} from './sheet-labels.ts';
import { SheetSubject } from './sheet-subject.tsx';

interface ListSheetProps<Row> {
	words: SheetLabels;
	columns: Column<Row>[];
	/** Whose list it is, to stand on each page: a patient's name, birth date and MRN. */
	about?: string[] | undefined;
	/** All rows, or one more than a sheet has room for. */
	rows: Row[];
	total: Total;
	onPrinted: () => void;
}

/** A list on paper, in place of the screen. It asks the browser to print as soon as it stands. */
export function ListSheet<Row extends { id: string }>(props: ListSheetProps<Row>) {
	const { words, columns, about, rows, total } = props;
	const onPrinted = useEffectEvent(props.onPrinted);
	const shown = rows.slice(0, maxPrintedRows);
	const isAll = shown.length === rows.length;
	const printed = columns.filter(({ screenOnly }) => screenOnly !== true);

	useEffect(() => {
		const done = () => onPrinted();
		addEventListener('afterprint', done);
		print();
		return () => removeEventListener('afterprint', done);
	}, []);

	return createPortal(
		<div data-sheet className={classes['sheet']}>
			<Title order={1}>{sheetTitle(words)}</Title>
			<PrintInfo sheet={sheetCount(words.noun, shown.length, isAll, total)} />
			{isAll ? null : (
				<Text size="sm" fw={700} mb="xs">
					{incompleteNotices.tooMany}
				</Text>
			)}
			<table className={classes['table']}>
				<thead>
					{about === undefined ? null : (
						<tr>
							<th colSpan={printed.length}>
								<SheetSubject about={about} />
							</th>
						</tr>
					)}
					<tr>
						{printed.map(({ accessor, title }) => (
							<th key={accessor} scope="col">
								{title}
							</th>
						))}
					</tr>
				</thead>
				<tbody>
					{shown.map((row) => (
						<tr key={row.id}>
							{printed.map(({ accessor, render, noWrap }) => (
								<td key={accessor} data-no-wrap={noWrap}>
									{render(row)}
								</td>
							))}
						</tr>
					))}
				</tbody>
			</table>
		</div>,
		document.body,
	);
}
