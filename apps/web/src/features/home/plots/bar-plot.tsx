import { Group, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from './plot.module.css';

interface BarPlotProps {
	/** What the parts of a bar stand for; a bar of one part needs no words for it. */
	series: string[];
	/** What is counted, as it is read, and one number for each part. */
	bars: { key: string; name: ReactNode; values: number[] }[];
}

const sum = (values: number[]) => values.reduce((total, value) => total + value, 0);

/** Numbers as bars under each other, each with its name and its sum. The colours have their words above them. */
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
								// The series are the same in every bar, and in the same order.
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
						<span className={classes['total']}>{sum(values).toLocaleString()}</span>
					</li>
				))}
			</ul>
		</>
	);
}
