import type { CSSProperties } from 'react';
import { formatNumber } from '../../../lib/text/format-number.ts';
import classes from './plot.module.css';

interface Column {
	key: string;
	value: number;
	/** The tooltip: "23 Nov 2026: 4". */
	hint: string;
	/** A label below the column; most have none. */
	mark: string | null;
}

/** A column plot. It is hidden from assistive technology: show its numbers in a table too. */
export function ColumnPlot({ columns }: { columns: Column[] }) {
	const largest = Math.max(1, ...columns.map(({ value }) => value));
	return (
		<div className={classes['columns']} aria-hidden>
			<span className={classes['largest']}>{formatNumber(largest)}</span>
			<div className={classes['field']}>
				{columns.map(({ key, value, hint, mark }) => (
					<div key={key} className={classes['column']} title={hint}>
						<div
							className={classes['bar']}
							style={{ '--share': value / largest } as CSSProperties}
							data-empty={value === 0 || undefined}
						/>
						{mark === null ? null : <span className={classes['mark']}>{mark}</span>}
					</div>
				))}
			</div>
		</div>
	);
}
