'use client';

import { Kbd, Stack, Table, Text, Title } from '@mantine/core';
import { Fragment } from 'react';
import { Dialog } from '../../components/page/dialog.tsx';

/** Shortcuts by screen: the keys to press together, and their effect. */
const sections: { title: string; shortcuts: { keys: string[]; effect: string }[] }[] = [
	{
		title: 'Everywhere',
		shortcuts: [
			{ keys: ['Ctrl', 'K'], effect: 'Search or run a command (⌘ K on a Mac)' },
			{ keys: ['?'], effect: 'Show these shortcuts' },
			{ keys: ['Esc'], effect: 'Close what’s open' },
		],
	},
	{
		title: 'In a list',
		shortcuts: [
			{ keys: ['/'], effect: 'Go to the search box; Esc clears it' },
			{ keys: ['n'], effect: 'Register a new one' },
			{ keys: ['Down'], effect: 'From the search box to the rows, and from row to row' },
			{ keys: ['Enter'], effect: 'Open the row' },
			{ keys: ['Space'], effect: 'Select the row' },
			{ keys: ['p'], effect: 'Print the whole list, as Ctrl P does' },
		],
	},
	{
		title: 'On a record',
		shortcuts: [
			{ keys: ['e'], effect: 'Edit' },
			{ keys: ['p'], effect: 'Print a patient' },
			{ keys: ['n'], effect: 'Register a new one' },
		],
	},
];

interface ShortcutSheetProps {
	opened: boolean;
	onClose: () => void;
}

/** Lists the keyboard shortcuts. */
export function ShortcutSheet({ opened, onClose }: ShortcutSheetProps) {
	return (
		<Dialog opened={opened} onClose={onClose} title="Keyboard shortcuts">
			<Stack gap="md">
				{sections.map(({ title, shortcuts }) => (
					<div key={title}>
						<Title order={3} mb={4}>
							{title}
						</Title>
						<Table withRowBorders={false} verticalSpacing={4} horizontalSpacing={0} fz="sm">
							<Table.Tbody>
								{shortcuts.map(({ keys, effect }) => (
									<Table.Tr key={effect}>
										<Table.Th scope="row" w={110} fw={400}>
											{keys.map((key, n) => (
												<Fragment key={key}>
													{n > 0 ? ' + ' : ''}
													<Kbd size="xs">{key}</Kbd>
												</Fragment>
											))}
										</Table.Th>
										<Table.Td>{effect}</Table.Td>
									</Table.Tr>
								))}
							</Table.Tbody>
						</Table>
					</div>
				))}
				<Text size="sm" c="dimmed">
					Single keys do nothing while you type in a field. You can turn them off in the account
					menu.
				</Text>
			</Stack>
		</Dialog>
	);
}
