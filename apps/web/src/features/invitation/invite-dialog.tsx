import { Modal } from '@mantine/core';
import { InviteForm } from './invite-form.tsx';

/** The dialog to invite somebody; it begins anew each time it opens. */
export function InviteDialog({ opened, onClose }: { opened: boolean; onClose: () => void }) {
	return (
		<Modal opened={opened} onClose={onClose} title="Invite someone" keepMounted={false}>
			<InviteForm onDone={onClose} />
		</Modal>
	);
}
