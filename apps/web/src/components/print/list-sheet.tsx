'use client';

import { Text, Title } from '@mantine/core';
import { useEffect, useEffectEvent } from 'react';
import { createPortal } from 'react-dom';
import { useTranslations } from 'use-intl';
import type { Column } from '../record-list/list-columns.ts';
import classes from './list-sheet.module.css';
import { PrintInfo } from './print-info.tsx';
import {
	maxPrintedRows,
	type SheetLabels,
	sheetCount,
	sheetTitle,
	type Total,
} from './sheet-labels.ts';
import { SheetSubject } from './sheet-subject.tsx';

interface ListSheetProps<Row> {
	labels: SheetLabels;
	columns: Column<Row>[];
	/** The person whose list it is, printed on each page: name, birth date and MRN. */
	subject?: string[] | undefined;
	/** All rows, or one more than the maximum that is printed. */
	rows: Row[];
	total: Total;
	onPrinted: () => void;
}

/** A printed list, which replaces the screen in print. It opens the browser's print dialog when it is mounted. */
export function ListSheet<Row extends { id: string }>(props: ListSheetProps<Row>) {
	const t = useTranslations();
	const { labels, columns, subject, rows, total } = props;
	const onPrinted = useEffectEvent(props.onPrinted);
	const shown = rows.slice(0, maxPrintedRows);
	const isComplete = shown.length === rows.length;
	const printed = columns.filter(({ screenOnly }) => screenOnly !== true);

	useEffect(() => {
		const listener = () => onPrinted();
		addEventListener('afterprint', listener);
		print();
		return () => removeEventListener('afterprint', listener);
	}, []);

	return createPortal(
		<div data-sheet className={classes['sheet']}>
			<Title order={1}>{sheetTitle(t, labels)}</Title>
			<PrintInfo title={sheetCount(t, labels.noun, shown.length, isComplete, total)} />
			{isComplete ? null : (
				<Text size="sm" fw={700} mb="xs">
					{t('common.print.partPrinted', { max: maxPrintedRows })}
				</Text>
			)}
			<table className={classes['table']}>
				<thead>
					{subject === undefined ? null : (
						<tr>
							<th colSpan={printed.length}>
								<SheetSubject subject={subject} />
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
