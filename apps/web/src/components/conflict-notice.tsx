'use client';

import { Button, Group, Table, Text } from '@mantine/core';
import { IconGitCompare } from '@tabler/icons-react';
import { Notice } from './notice.tsx';

interface Difference {
	label: string;
	theirs: string;
	mine: string;
}

interface ConflictNoticeProps {
	/** The fields in which the newer record and this form differ. */
	differences: Difference[];
	onTakeTheirs: () => void;
	onKeepMine: () => void;
	busy: boolean;
}

const orEmpty = (text: string) =>
	text === '' ? (
		<Text span inherit c="dimmed">
			empty
		</Text>
	) : (
		text
	);

/**
 * Somebody saved this record while it was being edited: shows both, and lets the person choose. It stands inside the
 * form: keeping one's own submits it again.
 */
export function ConflictNotice(props: ConflictNoticeProps) {
	const { differences, onTakeTheirs, onKeepMine, busy } = props;
	return (
		<Notice
			tone="warning"
			icon={<IconGitCompare />}
			title="Somebody saved this record while you were editing it"
		>
			{differences.length === 0 ? (
				<Text size="sm">Their version says the same as yours.</Text>
			) : (
				<Table withRowBorders={false} verticalSpacing={3} horizontalSpacing={8} fz="sm">
					<Table.Thead>
						<Table.Tr>
							<Table.Th>Field</Table.Th>
							<Table.Th>Saved by them</Table.Th>
							<Table.Th>Typed by you</Table.Th>
						</Table.Tr>
					</Table.Thead>
					<Table.Tbody>
						{differences.map(({ label, theirs, mine }) => (
							<Table.Tr key={label}>
								<Table.Th scope="row" fw={500}>
									{label}
								</Table.Th>
								<Table.Td>{orEmpty(theirs)}</Table.Td>
								<Table.Td>{orEmpty(mine)}</Table.Td>
							</Table.Tr>
						))}
					</Table.Tbody>
				</Table>
			)}
			<Group gap="sm" mt="xs">
				<Button size="xs" variant="default" onClick={onTakeTheirs} disabled={busy}>
					Reload theirs
				</Button>
				<Button size="xs" type="submit" onClick={onKeepMine} loading={busy}>
					Keep mine
				</Button>
			</Group>
		</Notice>
	);
}
