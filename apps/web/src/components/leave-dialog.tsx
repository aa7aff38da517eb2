import { Button, Group, Modal, Text } from '@mantine/core';

interface LeaveDialogProps {
	opened: boolean;
	onStay: () => void;
	onLeave: () => void;
}

/** Asked of whoever leaves a form with changes. */
export function LeaveDialog({ opened, onStay, onLeave }: LeaveDialogProps) {
	return (
		<Modal opened={opened} onClose={onStay} title="Leave without saving?">
			<Text size="sm">What you typed on this page is not saved yet.</Text>
			<Group justify="flex-end" mt="lg" gap="sm">
				<Button variant="default" onClick={onLeave}>
					Leave
				</Button>
				<Button onClick={onStay} data-autofocus>
					Stay here
				</Button>
			</Group>
		</Modal>
	);
}
