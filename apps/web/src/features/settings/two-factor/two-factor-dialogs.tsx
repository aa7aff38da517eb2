'use client';

import { Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { Dialog } from '../../../components/page/dialog.tsx';
import { trpc } from '../../../lib/api/trpc.ts';
import type { TextKey } from '../../../lib/text/text-key.ts';
import { notify } from '../../../lib/ui/notifications.tsx';
import { ChangeForm } from './change-form.tsx';
import { RecoveryCodes } from './recovery-codes.tsx';
import { SetUp } from './set-up.tsx';

export type TwoFactorDialogKind = 'set up' | 'recovery codes' | 'turn off';

interface FormProps {
	onDone: () => void;
}

function RenewForm({ onDone }: FormProps) {
	const t = useTranslations();
	const renew = trpc.auth.renewRecoveryCodes.useMutation();
	const [codes, setCodes] = useState<string[] | null>(null);
	if (codes !== null) return <RecoveryCodes codes={codes} onDone={onDone} />;
	return (
		<ChangeForm
			label={t('settings.twoFactor.newCodes')}
			submitLabel={t('settings.twoFactor.renew.submit')}
			failureTitle={t('settings.twoFactor.renew.notMade')}
			onCancel={onDone}
			save={async (input) => setCodes((await renew.mutateAsync(input)).recoveryCodes)}
		>
			<Text size="sm">{t('settings.twoFactor.renew.detail')}</Text>
		</ChangeForm>
	);
}

function TurnOffForm({ onDone }: FormProps) {
	const t = useTranslations();
	const remove = trpc.auth.removeTotp.useMutation();
	return (
		<ChangeForm
			label={t('settings.twoFactor.turnOffTitle')}
			submitLabel={t('settings.twoFactor.remove.submit')}
			failureTitle={t('settings.twoFactor.remove.notTurnedOff')}
			onCancel={onDone}
			save={async (input) => {
				await remove.mutateAsync(input);
				notify(t('settings.twoFactor.remove.done'));
				onDone();
			}}
		>
			<Text size="sm">{t('settings.twoFactor.remove.detail')}</Text>
		</ChangeForm>
	);
}

const titles = {
	'set up': 'settings.twoFactor.setUpTitle',
	'recovery codes': 'settings.twoFactor.newCodes',
	'turn off': 'settings.twoFactor.turnOffTitle',
} as const satisfies Record<TwoFactorDialogKind, TextKey>;

const forms = { 'set up': SetUp, 'recovery codes': RenewForm, 'turn off': TurnOffForm };

interface TwoFactorDialogsProps {
	opened: boolean;
	onClose: () => void;
	kind: TwoFactorDialogKind;
}

/** The dialogs about the user's second factor; each begins anew when it opens. */
export function TwoFactorDialogs({ opened, onClose, kind }: TwoFactorDialogsProps) {
	const t = useTranslations();
	const Form = forms[kind];
	return (
		<Dialog
			opened={opened}
			onClose={onClose}
			title={t(titles[kind])}
			keepMounted={false}
			// A click beside it must not lose the recovery codes, which are shown once.
			closeOnClickOutside={false}
		>
			<Form onDone={onClose} />
		</Dialog>
	);
}
