import type { Patient, Share } from '@hms/contracts';
import { Dialog } from '../../../components/page/dialog.tsx';
import { isolatedName } from '../../../lib/text/person-name.ts';
import { TransferForm } from '../../transfer/transfer-form.tsx';
import { ChangeShareForm } from './change-share-form.tsx';
import { GiveUpForm } from './give-up-form.tsx';
import { ShareForm } from './share-form.tsx';

/** The dialog to open, and what it is about: a patient, or with null all of the user's; or a share. */
export type ShareDialog =
	| { kind: 'share'; patient: Patient | null }
	| { kind: 'transfer'; patient: Patient }
	| { kind: 'change'; share: Share }
	| { kind: 'giveUp'; share: Share };

function titleOf(dialog: ShareDialog): string {
	if (dialog.kind === 'change') return 'Change access';
	if (dialog.kind === 'giveUp')
		return dialog.share.isEmergency ? 'End the emergency access' : 'Give up access';
	if (dialog.kind === 'transfer') return `Transfer ${isolatedName(dialog.patient)}`;
	return dialog.patient === null
		? 'Share all my patients'
		: `Share ${isolatedName(dialog.patient)}`;
}

interface ShareDialogsProps {
	opened: boolean;
	onClose: () => void;
	dialog: ShareDialog | null;
}

export function ShareDialogs({ opened, onClose, dialog }: ShareDialogsProps) {
	if (dialog === null) return null;
	return (
		<Dialog opened={opened} onClose={onClose} title={titleOf(dialog)}>
			{dialog.kind === 'share' ? <ShareForm patient={dialog.patient} onDone={onClose} /> : null}
			{dialog.kind === 'transfer' ? (
				<TransferForm patient={dialog.patient} onDone={onClose} />
			) : null}
			{dialog.kind === 'change' ? <ChangeShareForm share={dialog.share} onDone={onClose} /> : null}
			{dialog.kind === 'giveUp' ? <GiveUpForm share={dialog.share} onDone={onClose} /> : null}
		</Dialog>
	);
}
