'use client';

import type { Patient, Share } from '@hms/contracts';
import { useTranslations } from 'use-intl';
import { Dialog } from '../../../components/page/dialog.tsx';
import { isolatedName } from '../../../lib/text/person-name.ts';
import type { Translate } from '../../../lib/text/text-key.ts';
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

function titleOf(t: Translate, dialog: ShareDialog): string {
	if (dialog.kind === 'change') return t('share.changeForm.title');
	if (dialog.kind === 'giveUp')
		return t(
			dialog.share.isEmergency ? 'share.giveUpForm.emergencyTitle' : 'share.giveUpForm.title',
		);
	if (dialog.kind === 'transfer')
		return t('transfer.form.dialogTitle', { name: isolatedName(dialog.patient) });
	return dialog.patient === null
		? t('share.form.titleAll')
		: t('share.form.titleOne', { name: isolatedName(dialog.patient) });
}

interface ShareDialogsProps {
	opened: boolean;
	onClose: () => void;
	dialog: ShareDialog | null;
}

export function ShareDialogs({ opened, onClose, dialog }: ShareDialogsProps) {
	const t = useTranslations();
	if (dialog === null) return null;
	return (
		<Dialog opened={opened} onClose={onClose} title={titleOf(t, dialog)}>
			{dialog.kind === 'share' ? <ShareForm patient={dialog.patient} onDone={onClose} /> : null}
			{dialog.kind === 'transfer' ? (
				<TransferForm patient={dialog.patient} onDone={onClose} />
			) : null}
			{dialog.kind === 'change' ? <ChangeShareForm share={dialog.share} onDone={onClose} /> : null}
			{dialog.kind === 'giveUp' ? <GiveUpForm share={dialog.share} onDone={onClose} /> : null}
		</Dialog>
	);
}
