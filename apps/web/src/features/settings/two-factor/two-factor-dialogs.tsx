'use client';

import { Text } from '@mantine/core';
import { useState } from 'react';
import { Dialog } from '../../../components/page/dialog.tsx';
import { trpc } from '../../../lib/api/trpc.ts';
import { notify } from '../../../lib/ui/notifications.tsx';
import { ChangeForm } from './change-form.tsx';
import { RecoveryCodes } from './recovery-codes.tsx';
import { SetUp } from './set-up.tsx';

export type TwoFactorDialogKind = 'set up' | 'recovery codes' | 'turn off';

interface FormProps {
	onDone: () => void;
}

function RenewForm({ onDone }: FormProps) {
	const renew = trpc.auth.renewRecoveryCodes.useMutation();
	const [codes, setCodes] = useState<string[] | null>(null);
	if (codes !== null) return <RecoveryCodes codes={codes} onDone={onDone} />;
	return (
		<ChangeForm
			label="New recovery codes"
			submitLabel="Create new codes"
			failureTitle="Not made"
			onCancel={onDone}
			save={async (input) => setCodes((await renew.mutateAsync(input)).recoveryCodes)}
		>
			<Text size="sm">Your current recovery codes stop working.</Text>
		</ChangeForm>
	);
}

function TurnOffForm({ onDone }: FormProps) {
	const remove = trpc.auth.removeTotp.useMutation();
	return (
		<ChangeForm
			label="Turn off the second factor"
			submitLabel="Turn off"
			failureTitle="Not turned off"
			onCancel={onDone}
			save={async (input) => {
				await remove.mutateAsync(input);
				notify('The authenticator app is off');
				onDone();
			}}
		>
			<Text size="sm">
				You’ll no longer need a code to sign in. Your recovery codes stop working.
			</Text>
		</ChangeForm>
	);
}

const titles: Record<TwoFactorDialogKind, string> = {
	'set up': 'Set up a second factor',
	'recovery codes': 'New recovery codes',
	'turn off': 'Turn off the second factor',
};

const forms = { 'set up': SetUp, 'recovery codes': RenewForm, 'turn off': TurnOffForm };

interface TwoFactorDialogsProps {
	opened: boolean;
	onClose: () => void;
	kind: TwoFactorDialogKind;
}

/** The dialogs about the user's second factor; each begins anew when it opens. */
export function TwoFactorDialogs({ opened, onClose, kind }: TwoFactorDialogsProps) {
	const Form = forms[kind];
	return (
		<Dialog
			opened={opened}
			onClose={onClose}
			title={titles[kind]}
			keepMounted={false}
			// A click beside it must not lose the recovery codes, which are shown once.
			closeOnClickOutside={false}
		>
			<Form onDone={onClose} />
		</Dialog>
	);
}
