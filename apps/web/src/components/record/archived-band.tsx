import { Button, Group } from '@mantine/core';
import { IconArchive, IconArchiveOff } from '@tabler/icons-react';
import { Notice } from '../message/notice.tsx';

interface ArchivedBandProps {
	/** The kind of record: "patient". */
	noun: string;
	onRestore: () => void;
	busy: boolean;
}

/** Says above an archived record that it can be read only, and restores it. */
export function ArchivedBand({ noun, onRestore, busy }: ArchivedBandProps) {
	return (
		<Notice tone="warning" role="status" icon={<IconArchive />} title={`This ${noun} is archived`}>
			<Group justify="space-between" gap="sm">
				<span>It is in the list of archived {noun}s only. To make changes, restore it first.</span>
				<Button
					size="compact-md"
					variant="default"
					leftSection={<IconArchiveOff size={16} aria-hidden />}
					loading={busy}
					onClick={onRestore}
				>
					Restore
				</Button>
			</Group>
		</Notice>
	);
}
