'use client';

import type { Passkey } from '@hms/contracts';
import { Dialog } from '../../../components/page/dialog.tsx';
import { AddPasskeyForm, RemovePasskeyForm, RenamePasskeyForm } from './passkey-forms.tsx';

interface DialogProps {
	opened: boolean;
	onClose: () => void;
}

type PasskeyDialogProps = DialogProps & { passkey: Passkey | null };

/** The dialog to add a passkey; it begins anew each time it opens. */
export function AddPasskeyDialog({ opened, onClose }: DialogProps) {
	return (
		<Dialog opened={opened} onClose={onClose} title="Add a passkey" keepMounted={false}>
			<AddPasskeyForm onDone={onClose} onCancel={onClose} />
		</Dialog>
	);
}

export function RenamePasskeyDialog({ passkey, opened, onClose }: PasskeyDialogProps) {
	return (
		<Dialog opened={opened} onClose={onClose} title="Rename the passkey" keepMounted={false}>
			{passkey === null ? null : <RenamePasskeyForm passkey={passkey} onDone={onClose} />}
		</Dialog>
	);
}

export function RemovePasskeyDialog({ passkey, opened, onClose }: PasskeyDialogProps) {
	return (
		<Dialog opened={opened} onClose={onClose} title="Remove the passkey" keepMounted={false}>
			{passkey === null ? null : <RemovePasskeyForm passkey={passkey} onDone={onClose} />}
		</Dialog>
	);
}
