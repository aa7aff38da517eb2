'use client';

import type { TotpSetup } from '@hms/contracts';
import { Anchor, Button, Group, Stack, Text } from '@mantine/core';
import { QRCodeSVG } from 'qrcode.react';
import { useId } from 'react';
import { useTranslations } from 'use-intl';
import { CodeInput } from '../../../components/form/code-input.tsx';
import { FailureAlert } from '../../../components/message/failure-alert.tsx';
import { trpc } from '../../../lib/api/trpc.ts';
import { useRecordForm } from '../../../lib/form/use-record-form.ts';
import classes from './two-factor.module.css';

const initialValues = { code: '' };

interface FirstCodeFormProps {
	setup: TotpSetup;
	onConfirmed: (recoveryCodes: string[]) => void;
}

/** The second step of setting up an authenticator app: it reads the QR code, and its first code turns it on. */
export function FirstCodeForm({ setup: { uri, secret }, onConfirmed }: FirstCodeFormProps) {
	const t = useTranslations();
	const labels = { code: t('settings.twoFactor.firstCode.code') };
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
		<form
			method="post"
			onSubmit={onSubmit}
			noValidate
			aria-label={t('settings.twoFactor.firstCode.form')}
		>
			<Stack gap="sm">
				<Text size="sm">{t('settings.twoFactor.firstCode.scan')}</Text>
				<QRCodeSVG
					value={uri}
					size={224}
					marginSize={4}
					title={t('settings.twoFactor.firstCode.qrCode')}
					className={classes['qr']}
				/>
				<div>
					<Text size="sm" id={keyId}>
						{t('settings.twoFactor.firstCode.key')}
					</Text>
					<Text component="code" dir="ltr" aria-labelledby={keyId} className={classes['key'] ?? ''}>
						{secret.match(/.{1,4}/g)?.join(' ')}
					</Text>
				</div>
				<Anchor href={uri} size="sm" underline="always">
					{t('settings.twoFactor.firstCode.openApp')}
				</Anchor>
				<CodeInput {...field('code')} label={labels.code} data-autofocus autoFocus />
				<Text size="sm" c="dimmed">
					{t('settings.twoFactor.firstCode.detail')}
				</Text>
				{failure === null ? null : (
					<FailureAlert title={t('settings.twoFactor.firstCode.notTurnedOn')} failure={failure} />
				)}
				<Group justify="flex-end" mt="xs">
					<Button type="submit" loading={saving}>
						{t('settings.twoFactor.firstCode.submit')}
					</Button>
				</Group>
			</Stack>
		</form>
	);
}
