import { Modal } from '@mantine/core';
import type { DoctorOption } from '../../doctor/doctor-select.tsx';
import { HandOverForm } from './hand-over-form.tsx';

interface HandOverDialogProps {
	opened: boolean;
	onClose: () => void;
	/** Whose patients they are, where that is known already. */
	from: DoctorOption | undefined;
}

export function HandOverDialog({ opened, onClose, from }: HandOverDialogProps) {
	return (
		<Modal opened={opened} onClose={onClose} title="Hand over patients">
			<HandOverForm from={from} onDone={onClose} />
		</Modal>
	);
}
