'use client';

import { VisuallyHidden } from '@mantine/core';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { currentLocale } from '../../../lib/text/locale.ts';
import classes from './plot.module.css';

interface PlotNumbersProps {
	/** The accessible name of the table and of its button: "Registrations by week". */
	title: string;
	/** The header of the first column: "Week". */
	heading: string;
	series: string[];
	/** Each row's name, and one value for each series. */
	rows: { key: string; name: string; values: number[] }[];
}

function NumbersTable({ title, heading, series, rows }: PlotNumbersProps) {
	return (
		<table aria-label={title}>
			<thead>
				<tr>
					<th scope="col">{heading}</th>
					{series.map((name) => (
						<th key={name} scope="col">
							{name}
						</th>
					))}
				</tr>
			</thead>
			<tbody>
				{rows.map(({ key, name, values }) => (
					<tr key={key}>
						<th scope="row">{name}</th>
						{series.map((one, index) => (
							<td key={one}>{values[index]?.toLocaleString(currentLocale())}</td>
						))}
					</tr>
				))}
			</tbody>
		</table>
	);
}

/** The numbers of a plot as a table: behind a button on screens, and always on paper, where no tooltip says them. */
export function PlotNumbers(props: PlotNumbersProps) {
	const t = useTranslations();
	const { title } = props;
	const [opened, setOpened] = useState(false);
	return (
		<>
			<details
				className={classes['numbers']}
				data-screen-only
				onToggle={({ currentTarget }) => setOpened(currentTarget.open)}
			>
				<summary>
					{t.rich('home.plots.showNumbers', {
						title,
						hidden: (content) => <VisuallyHidden component="span">{content}</VisuallyHidden>,
					})}
				</summary>
				{opened ? (
					<div className={classes['scroll']}>
						<NumbersTable {...props} />
					</div>
				) : null}
			</details>
			<div className={classes['numbers']} data-paper-only>
				<NumbersTable {...props} />
			</div>
		</>
	);
}
