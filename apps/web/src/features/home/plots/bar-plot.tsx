import { Group, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { formatNumber } from '../../../lib/text/format-number.ts';
import classes from './plot.module.css';

interface BarPlotProps {
	/** The labels of the parts of a bar, shown in a legend if there are several. */
	series: string[];
	/** Each bar's name, and one value for each series. */
	bars: { key: string; name: ReactNode; values: number[] }[];
}

const sum = (values: number[]) => values.reduce((total, value) => total + value, 0);

/** A horizontal bar plot with stacked series: each bar has its name and its sum. */
export function BarPlot({ series, bars }: BarPlotProps) {
	const largest = Math.max(1, ...bars.map(({ values }) => sum(values)));
	return (
		<>
			{series.length < 2 ? null : (
				<Group gap="md" mb="xs">
					{series.map((name, index) => (
						<Group key={name} gap={6} wrap="nowrap">
							<span className={classes['swatch']} data-series={index} aria-hidden />
							<Text size="xs" c="dimmed">
								{name}
							</Text>
						</Group>
					))}
				</Group>
			)}
			<ul className={classes['bars']}>
				{bars.map(({ key, name, values }) => (
					<li key={key} className={classes['line']}>
						<span className={classes['name']}>{name}</span>
						<span className={classes['track']} aria-hidden>
							{values.map((value, index) =>
								// The index is stable: every bar has the same series in the same order.
								value === 0 ? null : (
									<span
										key={series[index]}
										className={classes['part']}
										data-series={index}
										style={{ width: `${(value / largest) * 100}%` }}
									/>
								),
							)}
						</span>
						<span className={classes['total']}>{formatNumber(sum(values))}</span>
					</li>
				))}
			</ul>
		</>
	);
}
