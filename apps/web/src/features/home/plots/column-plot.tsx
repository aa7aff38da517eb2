import classes from './plot.module.css';

interface Column {
	key: string;
	value: number;
	/** What is said of it where the mouse rests: "23 Nov 2026: 4". */
	hint: string;
	/** What stands under it; most have nothing. */
	mark: string | null;
}

/** Numbers in time, as columns side by side. It is for the eye alone: what it shows has to be said beside it. */
export function ColumnPlot({ columns }: { columns: Column[] }) {
	const largest = Math.max(1, ...columns.map(({ value }) => value));
	return (
		<div className={classes['columns']} aria-hidden>
			<span className={classes['largest']}>{largest.toLocaleString()}</span>
			<div className={classes['field']}>
				{columns.map(({ key, value, hint, mark }) => (
					<div key={key} className={classes['column']} title={hint}>
						<div
							className={classes['bar']}
							style={{ height: `${(value / largest) * 100}%` }}
							data-empty={value === 0 || undefined}
						/>
						{mark === null ? null : <span className={classes['mark']}>{mark}</span>}
					</div>
				))}
			</div>
		</div>
	);
}
