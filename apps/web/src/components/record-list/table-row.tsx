import { Checkbox } from '@mantine/core';
import clsx from 'clsx';
import type { MouseEvent } from 'react';
import type { Column } from './list-columns.ts';
import classes from './record-table.module.css';

interface TableRowProps<Row> {
	row: Row;
	columns: Column<Row>[];
	/** Opens the row's page, where it has one. */
	onOpen: (() => void) | undefined;
	/** Somebody is about to open it. */
	onPrefetch: () => void;
	/** Whether it is ticked, where rows can be, and whose it is for screen readers. */
	tick: { ticked: boolean; toggle: () => void; name: string } | undefined;
}

/** A click that is not meant for something within the row, nor ends the selection of a text in it. */
function isForRow({ target }: MouseEvent): boolean {
	const controls = 'a, button, input, label, [popover]';
	const onControl = target instanceof Element && target.closest(controls) !== null;
	return !onControl && window.getSelection()?.isCollapsed !== false;
}

/** A row of a table. A click anywhere opens it; keys do that by the link within. */
export function TableRow<Row extends { id: string }>(props: TableRowProps<Row>) {
	const { row, columns, onOpen, onPrefetch, tick } = props;
	return (
		<tr
			data-row={row.id}
			data-ticked={tick?.ticked}
			className={onOpen === undefined ? undefined : classes['opens']}
			onMouseEnter={onPrefetch}
			onFocus={onPrefetch}
			onClick={(event) => {
				if (isForRow(event)) onOpen?.();
			}}
		>
			{tick === undefined ? null : (
				<td className={classes['box']} data-screen-only>
					<Checkbox
						size="xs"
						aria-label={`Select ${tick.name}`}
						checked={tick.ticked}
						onChange={tick.toggle}
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
