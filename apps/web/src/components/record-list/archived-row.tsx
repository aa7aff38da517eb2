import { Button, Group } from '@mantine/core';
import { StatusBadge } from '../page/status-badge.tsx';

interface ArchivedRowProps {
	/** The name of the person, for the button's accessible name. */
	name: string;
	/** Absent where the user may not. */
	onRestore?: (() => void) | undefined;
}

/** The last cell of an archived record's row. */
export function ArchivedRow({ name, onRestore }: ArchivedRowProps) {
	return (
		<Group gap="xs" justify="flex-end" wrap="nowrap">
			<StatusBadge tone="quiet">Archived</StatusBadge>
			{onRestore === undefined ? null : (
				<Button
					size="compact-sm"
					variant="light"
					onClick={onRestore}
					aria-label={`Restore ${name}`}
				>
					Restore
				</Button>
			)}
		</Group>
	);
}
