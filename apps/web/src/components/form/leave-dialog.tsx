import { Button, Group, Text } from '@mantine/core';
import { Dialog } from '../page/dialog.tsx';

interface LeaveDialogProps {
	opened: boolean;
	onClose: () => void;
	onLeave: () => void;
}

/** Asks for confirmation before a form with unsaved changes is left. */
export function LeaveDialog({ opened, onClose, onLeave }: LeaveDialogProps) {
	return (
		<Dialog opened={opened} onClose={onClose} title="Leave without saving?">
			<Text size="sm">You have unsaved changes on this page.</Text>
			<Group justify="flex-end" mt="lg" gap="sm">
				<Button variant="default" onClick={onLeave}>
					Leave
				</Button>
				<Button onClick={onClose} data-autofocus>
					Stay
				</Button>
			</Group>
		</Dialog>
	);
}
