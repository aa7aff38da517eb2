'use client';

import type { TotpSetup } from '@hms/contracts';
import { Anchor, Button, Group, Stack, Text } from '@mantine/core';
import { QRCodeSVG } from 'qrcode.react';
import { useId } from 'react';
import { CodeInput } from '../../../components/form/code-input.tsx';
import { FailureAlert } from '../../../components/message/failure-alert.tsx';
import { trpc } from '../../../lib/api/trpc.ts';
import { useRecordForm } from '../../../lib/form/use-record-form.ts';
import classes from './two-factor.module.css';

const labels = { code: 'Code' };
const initialValues = { code: '' };

interface FirstCodeFormProps {
	setup: TotpSetup;
	onConfirmed: (recoveryCodes: string[]) => void;
}

/** The second step of setting up an authenticator app: it reads the QR code, and its first code turns it on. */
export function FirstCodeForm({ setup: { uri, secret }, onConfirmed }: FirstCodeFormProps) {
	const utils = trpc.useUtils();
	const confirm = trpc.auth.confirmTotp.useMutation();
	const keyId = useId();
	const { field, onSubmit, saving, failure } = useRecordForm({
		initialValues,
		schema: (contract) => contract.confirmTotpInput,
		toInput: (values) => values,
		labels,
		save: async (input) => {
			const { recoveryCodes } = await confirm.mutateAsync(input);
			void utils.auth.sessions.invalidate();
			onConfirmed(recoveryCodes);
		},
	});
	return (
		<form method="post" onSubmit={onSubmit} noValidate aria-label="First code">
			<Stack gap="sm">
				<Text size="sm">Scan this with the app:</Text>
				<QRCodeSVG
					value={uri}
					size={224}
					marginSize={4}
					title="QR code for the authenticator app"
					className={classes['qr']}
				/>
				<div>
					<Text size="sm" id={keyId}>
						Or type this key into it:
					</Text>
					<Text component="code" aria-labelledby={keyId} className={classes['key'] ?? ''}>
						{secret.match(/.{1,4}/g)?.join(' ')}
					</Text>
				</div>
				<Anchor href={uri} size="sm" underline="always">
					The app is on this device: open it
				</Anchor>
				<CodeInput {...field('code')} label={labels.code} data-autofocus autoFocus />
				<Text size="sm" c="dimmed">
					From then on, you need a code to sign in. You stay signed in here. All your other sessions
					end.
				</Text>
				{failure === null ? null : <FailureAlert title="Not turned on" failure={failure} />}
				<Group justify="flex-end" mt="xs">
					<Button type="submit" loading={saving}>
						Turn on
					</Button>
				</Group>
			</Stack>
		</form>
	);
}
