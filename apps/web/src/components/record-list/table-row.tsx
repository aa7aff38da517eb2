'use client';

import { Checkbox } from '@mantine/core';
import clsx from 'clsx';
import { useRouter } from 'next/navigation';
import type { MouseEvent } from 'react';
import { useTranslations } from 'use-intl';
import type { Column } from './list-columns.ts';
import classes from './record-table.module.css';

interface TableRowProps<Row> {
	row: Row;
	columns: Column<Row>[];
	/** The row's page; undefined if it has none. */
	href: string | undefined;
	/** Is called when the user is likely to open the row. */
	onPrefetch: () => void;
	/** The state of the row's checkbox and its accessible name; undefined if rows cannot be selected. */
	selection: { isSelected: boolean; toggle: () => void; name: string } | undefined;
}

/** Whether a click is for the row: not on a control in it, and not the end of a text selection. */
function isForRow({ target }: MouseEvent): boolean {
	const controls = 'a, button, input, label, [popover]';
	const onControl = target instanceof Element && target.closest(controls) !== null;
	return !onControl && window.getSelection()?.isCollapsed !== false;
}

/** Whether a click asks for a tab of its own, as it does on a link. */
const isForNewTab = ({ button, ctrlKey, metaKey }: MouseEvent) =>
	button === 1 || ctrlKey || metaKey;

/** A row of a table. A click anywhere in it opens its page, as a click on its link does; by keyboard, the link does. */
export function TableRow<Row extends { id: string }>(props: TableRowProps<Row>) {
	const t = useTranslations();
	const { row, columns, href, onPrefetch, selection } = props;
	const router = useRouter();

	function open(event: MouseEvent): void {
		if (href === undefined || !isForRow(event)) return;
		if (isForNewTab(event)) window.open(href, '_blank', 'noopener');
		else router.push(href);
	}

	return (
		<tr
			data-row={row.id}
			data-selected={selection?.isSelected}
			className={href === undefined ? undefined : classes['opens']}
			onMouseEnter={onPrefetch}
			onFocus={onPrefetch}
			onClick={open}
			onAuxClick={(event) => {
				if (event.button === 1) open(event);
			}}
		>
			{selection === undefined ? null : (
				<td className={classes['box']} data-screen-only>
					<Checkbox
						size="xs"
						aria-label={t('common.list.selectRow', { name: selection.name })}
						checked={selection.isSelected}
						onChange={selection.toggle}
					/>
				</td>
			)}
			{columns.map(({ accessor, className, noWrap, breaksWords, atEnd, screenOnly, render }) => (
				<td
					key={accessor}
					className={clsx(classes['cell'], className)}
					data-no-wrap={noWrap}
					data-breaks-words={breaksWords}
					data-at-end={atEnd}
					data-screen-only={screenOnly}
				>
					{render(row)}
				</td>
			))}
		</tr>
	);
}
