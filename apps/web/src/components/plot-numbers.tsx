import { Table, VisuallyHidden } from '@mantine/core';
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
	return (
		<details className={classes['numbers']}>
			<summary>
				Show numbers<VisuallyHidden component="span">: {title}</VisuallyHidden>
			</summary>
			<Table.ScrollContainer minWidth={200}>
				<Table aria-label={title} verticalSpacing={3} horizontalSpacing={8} fz="sm" mt={6}>
					<Table.Thead>
						<Table.Tr>
							<Table.Th>{heading}</Table.Th>
							{series.map((name) => (
								<Table.Th key={name} ta="right">
									{name}
								</Table.Th>
							))}
						</Table.Tr>
					</Table.Thead>
					<Table.Tbody>
						{lines.map(({ key, name, values }) => (
							<Table.Tr key={key}>
								<Table.Th scope="row" fw={400}>
									{name}
								</Table.Th>
								{series.map((one, index) => (
									<Table.Td key={one} ta="right">
										{values[index]?.toLocaleString()}
									</Table.Td>
								))}
							</Table.Tr>
						))}
					</Table.Tbody>
				</Table>
			</Table.ScrollContainer>
		</details>
	);
}
