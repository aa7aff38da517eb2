import { Checkbox } from '@mantine/core';
import clsx from 'clsx';
import type { MouseEvent } from 'react';
import type { Column } from './list-columns.ts';
import classes from './record-table.module.css';

interface TableRowProps<Row> {
	row: Row;
	columns: Column<Row>[];
	/** Opens the row's page; undefined if it has none. */
	onOpen: (() => void) | undefined;
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

/** A row of a table. A click anywhere in it opens its page; by keyboard, the link in it does. */
export function TableRow<Row extends { id: string }>(props: TableRowProps<Row>) {
	const { row, columns, onOpen, onPrefetch, selection } = props;
	return (
		<tr
			data-row={row.id}
			data-selected={selection?.isSelected}
			className={onOpen === undefined ? undefined : classes['opens']}
			onMouseEnter={onPrefetch}
			onFocus={onPrefetch}
			onClick={(event) => {
				if (isForRow(event)) onOpen?.();
			}}
		>
			{selection === undefined ? null : (
				<td className={classes['box']} data-screen-only>
					<Checkbox
						size="xs"
						aria-label={`Select ${selection.name}`}
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
