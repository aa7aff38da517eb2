import { Button, Group } from '@mantine/core';
import { StatusBadge } from '../page/status-badge.tsx';

interface ArchivedRowProps {
	/** Whose row it is, for screen readers. */
	name: string;
	onRestore: () => void;
}

/** The end of an archived record's row in a list. */
export function ArchivedRow({ name, onRestore }: ArchivedRowProps) {
	return (
		<Group gap="xs" justify="flex-end" wrap="nowrap">
			<StatusBadge tone="quiet">Archived</StatusBadge>
			<Button size="compact-sm" variant="light" onClick={onRestore} aria-label={`Restore ${name}`}>
				Restore
			</Button>
		</Group>
	);
}
