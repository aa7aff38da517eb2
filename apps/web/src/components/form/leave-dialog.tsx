import { Button, Group, Modal, Text } from '@mantine/core';

interface LeaveDialogProps {
	opened: boolean;
	/** They stay. */
	onClose: () => void;
	onLeave: () => void;
}

/** Asked of whoever leaves a form with changes. */
export function LeaveDialog({ opened, onClose, onLeave }: LeaveDialogProps) {
	return (
		<Modal opened={opened} onClose={onClose} title="Leave without saving?">
			<Text size="sm">What you typed on this page is not saved yet.</Text>
			<Group justify="flex-end" mt="lg" gap="sm">
				<Button variant="default" onClick={onLeave}>
					Leave
				</Button>
				<Button onClick={onClose} data-autofocus>
					Stay here
				</Button>
			</Group>
		</Modal>
	);
}
