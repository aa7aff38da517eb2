'use client';

import type { Passkey } from '@hms/contracts';
import { Modal } from '@mantine/core';
import { AddPasskeyForm, RemovePasskeyForm, RenamePasskeyForm } from './passkey-forms.tsx';

interface DialogProps {
	opened: boolean;
	onClose: () => void;
}

type PasskeyDialogProps = DialogProps & { passkey: Passkey | null };

/** The dialog to add a passkey; it begins anew each time it opens. */
export function AddPasskeyDialog({ opened, onClose }: DialogProps) {
	return (
		<Modal opened={opened} onClose={onClose} title="Add a passkey" keepMounted={false}>
			<AddPasskeyForm onDone={onClose} onCancel={onClose} />
		</Modal>
	);
}

export function RenamePasskeyDialog({ passkey, opened, onClose }: PasskeyDialogProps) {
	return (
		<Modal opened={opened} onClose={onClose} title="Rename the passkey" keepMounted={false}>
			{passkey === null ? null : <RenamePasskeyForm passkey={passkey} onDone={onClose} />}
		</Modal>
	);
}

export function RemovePasskeyDialog({ passkey, opened, onClose }: PasskeyDialogProps) {
	return (
		<Modal opened={opened} onClose={onClose} title="Remove the passkey" keepMounted={false}>
			{passkey === null ? null : <RemovePasskeyForm passkey={passkey} onDone={onClose} />}
		</Modal>
	);
}
