import { Button, Group, Modal, Text } from '@mantine/core';

interface LeaveDialogProps {
	opened: boolean;
	onClose: () => void;
	onLeave: () => void;
}

/** Asks for confirmation before a form with unsaved changes is left. */
export function LeaveDialog({ opened, onClose, onLeave }: LeaveDialogProps) {
	return (
		<Modal opened={opened} onClose={onClose} title="Leave without saving?">
			<Text size="sm">You have unsaved changes on this page.</Text>
			<Group justify="flex-end" mt="lg" gap="sm">
				<Button variant="default" onClick={onLeave}>
					Leave
				</Button>
				<Button onClick={onClose} data-autofocus>
					Stay
				</Button>
			</Group>
		</Modal>
	);
}
