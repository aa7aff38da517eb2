'use client';

import { VisuallyHidden } from '@mantine/core';
import { useState } from 'react';
import classes from './plot.module.css';

interface PlotNumbersProps {
	/** What the numbers are, for the button's name and the table's: "Registrations by week". */
	title: string;
	/** What each line is: "Week". */
	heading: string;
	series: string[];
	/** One number for each series. */
	lines: { key: string; name: string; values: number[] }[];
}

/** The numbers of a plot to be read, behind a button. */
export function PlotNumbers({ title, heading, series, lines }: PlotNumbersProps) {
	const [opened, setOpened] = useState(false);
	return (
		<details
			className={classes['numbers']}
			onToggle={({ currentTarget }) => setOpened(currentTarget.open)}
		>
			<summary>
				Show numbers<VisuallyHidden component="span">: {title}</VisuallyHidden>
			</summary>
			{opened ? (
				<div className={classes['scroll']}>
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
							{lines.map(({ key, name, values }) => (
								<tr key={key}>
									<th scope="row">{name}</th>
									{series.map((one, index) => (
										<td key={one}>{values[index]?.toLocaleString()}</td>
									))}
								</tr>
							))}
						</tbody>
					</table>
				</div>
			) : null}
		</details>
	);
}
