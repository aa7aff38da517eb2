'use client';

import type { TotpSetup } from '@hms/contracts';
import { Button, Group, Stack, Text } from '@mantine/core';
import { useTranslations } from 'use-intl';
import { FailureAlert } from '../../../components/message/failure-alert.tsx';
import { failureOf } from '../../../lib/api/failure.ts';
import { trpc } from '../../../lib/api/trpc.ts';
import { useRecordForm } from '../../../lib/form/use-record-form.ts';
import { notify } from '../../../lib/ui/notifications.tsx';
import { CurrentPasswordField, passwordInput } from '../current-password-field.tsx';

const initialValues = { currentPassword: '' };

interface BeginFormProps {
	onBegun: (setup: TotpSetup) => void;
	/** It was set up elsewhere meanwhile. */
	onSetUpAlready: () => void;
}

/** The first step of setting up an authenticator app: what it is, and the password if it is needed. */
export function BeginForm({ onBegun, onSetUpAlready }: BeginFormProps) {
	const t = useTranslations();
	const labels = { currentPassword: t('settings.currentPassword') };
	const begin = trpc.auth.beginTotp.useMutation();
	const { field, onSubmit, saving, failure } = useRecordForm({
		initialValues,
		schema: (contract) => contract.beginTotpInput,
		toInput: ({ currentPassword }) => passwordInput(currentPassword),
		labels,
		save: async (input) => {
			try {
				onBegun(await begin.mutateAsync(input));
			} catch (error) {
				if (failureOf(error).code !== 'conflict') throw error;
				notify(t('settings.twoFactor.begin.alreadyOn'));
				onSetUpAlready();
			}
		},
	});
	return (
		<form
			method="post"
			onSubmit={onSubmit}
			noValidate
			aria-label={t('settings.twoFactor.begin.form')}
		>
			<Stack gap="sm">
				<Text size="sm">{t('settings.twoFactor.begin.detail')}</Text>
				<CurrentPasswordField {...field('currentPassword')} label={labels.currentPassword} />
				{failure === null ? null : (
					<FailureAlert title={t('settings.twoFactor.begin.notStarted')} failure={failure} />
				)}
				<Group justify="flex-end" mt="xs">
					<Button type="submit" loading={saving} data-autofocus>
						{t('settings.twoFactor.begin.submit')}
					</Button>
				</Group>
			</Stack>
		</form>
	);
}
