import { Dialog } from '../../components/page/dialog.tsx';
import { InviteForm } from './invite-form.tsx';

/** The dialog to invite somebody; it begins anew each time it opens. */
export function InviteDialog({ opened, onClose }: { opened: boolean; onClose: () => void }) {
	return (
		<Dialog opened={opened} onClose={onClose} title="Invite someone" keepMounted={false}>
			<InviteForm onDone={onClose} />
		</Dialog>
	);
}
