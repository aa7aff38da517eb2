import { Button, Group } from '@mantine/core';

interface FormButtonsProps {
	submitLabel: string;
	saving: boolean;
	onCancel: () => void;
}

/** The buttons of a form in a dialog. */
export function FormButtons({ submitLabel, saving, onCancel }: FormButtonsProps) {
	return (
		<Group justify="flex-end" gap="sm" mt="xs">
			<Button variant="default" onClick={onCancel}>
				Cancel
			</Button>
			<Button type="submit" loading={saving}>
				{submitLabel}
			</Button>
		</Group>
	);
}
