'use client';

import { Kbd, Stack, Table, Text, Title } from '@mantine/core';
import { Fragment } from 'react';
import { useTranslations } from 'use-intl';
import { Dialog } from '../../components/page/dialog.tsx';
import type { TextKey } from '../../lib/text/text-key.ts';

/** Keys that have a name. */
const keyNames = {
	Ctrl: 'palette.shortcuts.keys.ctrl',
	Esc: 'palette.shortcuts.keys.esc',
	Down: 'palette.shortcuts.keys.down',
	Enter: 'palette.shortcuts.keys.enter',
	Space: 'palette.shortcuts.keys.space',
} as const satisfies Record<string, TextKey>;

const isNamed = (key: string): key is keyof typeof keyNames => key in keyNames;

/** Shortcuts by screen: the keys to press together, and their effect. */
const sections: { title: TextKey; shortcuts: { keys: string[]; effect: TextKey }[] }[] = [
	{
		title: 'palette.shortcuts.everywhere.title',
		shortcuts: [
			{ keys: ['Ctrl', 'K'], effect: 'palette.shortcuts.everywhere.palette' },
			{ keys: ['?'], effect: 'palette.shortcuts.everywhere.help' },
			{ keys: ['Esc'], effect: 'palette.shortcuts.everywhere.close' },
		],
	},
	{
		title: 'palette.shortcuts.list.title',
		shortcuts: [
			{ keys: ['/'], effect: 'palette.shortcuts.list.search' },
			{ keys: ['n'], effect: 'palette.shortcuts.list.new' },
			{ keys: ['Down'], effect: 'palette.shortcuts.list.rows' },
			{ keys: ['Enter'], effect: 'palette.shortcuts.list.open' },
			{ keys: ['Space'], effect: 'palette.shortcuts.list.select' },
			{ keys: ['p'], effect: 'palette.shortcuts.list.print' },
		],
	},
	{
		title: 'palette.shortcuts.record.title',
		shortcuts: [
			{ keys: ['e'], effect: 'palette.shortcuts.record.edit' },
			{ keys: ['p'], effect: 'palette.shortcuts.record.print' },
			{ keys: ['n'], effect: 'palette.shortcuts.record.new' },
		],
	},
];

interface ShortcutSheetProps {
	opened: boolean;
	onClose: () => void;
}

/** Lists the keyboard shortcuts. */
export function ShortcutSheet({ opened, onClose }: ShortcutSheetProps) {
	const t = useTranslations();
	return (
		<Dialog opened={opened} onClose={onClose} title={t('palette.shortcuts.title')}>
			<Stack gap="md">
				{sections.map(({ title, shortcuts }) => (
					<div key={title}>
						<Title order={3} mb={4}>
							{t(title)}
						</Title>
						<Table withRowBorders={false} verticalSpacing={4} horizontalSpacing={0} fz="sm">
							<Table.Tbody>
								{shortcuts.map(({ keys, effect }) => (
									<Table.Tr key={effect}>
										<Table.Th scope="row" w={110} fw={400}>
											{keys.map((key, n) => (
												<Fragment key={key}>
													{n > 0 ? ' + ' : ''}
													<Kbd size="xs">{isNamed(key) ? t(keyNames[key]) : key}</Kbd>
												</Fragment>
											))}
										</Table.Th>
										<Table.Td>{t(effect)}</Table.Td>
									</Table.Tr>
								))}
							</Table.Tbody>
						</Table>
					</div>
				))}
				<Text size="sm" c="dimmed">
					{t('palette.shortcuts.note')}
				</Text>
			</Stack>
		</Dialog>
	);
}
