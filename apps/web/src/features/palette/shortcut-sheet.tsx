'use client';

import { Kbd, Modal, Stack, Table, Text, Title } from '@mantine/core';
import { Fragment } from 'react';

/** Keys pressed together or one of several, and what they do. */
const sheet: { title: string; keys: { keys: string[]; does: string }[] }[] = [
	{
		title: 'Everywhere',
		keys: [
			{ keys: ['Ctrl', 'K'], does: 'Find a patient, a doctor, or what to do (⌘ K on a Mac)' },
			{ keys: ['?'], does: 'Show this sheet' },
			{ keys: ['Esc'], does: 'Close what is open' },
		],
	},
	{
		title: 'In a list',
		keys: [
			{ keys: ['/'], does: 'Go to the search; Escape empties it' },
			{ keys: ['n'], does: 'Register a new one' },
			{ keys: ['Down'], does: 'From the search into the rows, and from row to row' },
			{ keys: ['Enter'], does: 'Open the row' },
			{ keys: ['Space'], does: 'Select the row' },
			{ keys: ['p'], does: 'Print all of the list, and so does Ctrl P' },
		],
	},
	{
		title: 'On a record',
		keys: [
			{ keys: ['e'], does: 'Edit' },
			{ keys: ['p'], does: 'Print a patient' },
			{ keys: ['n'], does: 'Register a new one' },
		],
	},
];

interface ShortcutSheetProps {
	opened: boolean;
	onClose: () => void;
}

/** The keys that do something. They rest while somebody types into a field. */
export function ShortcutSheet({ opened, onClose }: ShortcutSheetProps) {
	return (
		<Modal opened={opened} onClose={onClose} title="Keys">
			<Stack gap="md">
				{sheet.map(({ title, keys }) => (
					<div key={title}>
						<Title order={3} mb={4}>
							{title}
						</Title>
						<Table withRowBorders={false} verticalSpacing={4} horizontalSpacing={0} fz="sm">
							<Table.Tbody>
								{keys.map((one) => (
									<Table.Tr key={one.does}>
										<Table.Th scope="row" w={110} fw={400}>
											{one.keys.map((key, n) => (
												<Fragment key={key}>
													{n > 0 ? ' + ' : ''}
													<Kbd size="xs">{key}</Kbd>
												</Fragment>
											))}
										</Table.Th>
										<Table.Td>{one.does}</Table.Td>
									</Table.Tr>
								))}
							</Table.Tbody>
						</Table>
					</div>
				))}
				<Text size="sm" c="dimmed">
					Single keys rest while you type into a field, and can be switched off in the account menu.
				</Text>
			</Stack>
		</Modal>
	);
}
