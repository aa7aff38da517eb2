'use client';

import { Button, Group, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { PasswordField } from '../../components/form/password-field.tsx';
import { FailureAlert } from '../../components/message/failure-alert.tsx';
import { Panel } from '../../components/page/panel.tsx';
import { trpc } from '../../lib/api/trpc.ts';
import { useRecordForm } from '../../lib/form/use-record-form.ts';
import { notify } from '../../lib/ui/notifications.tsx';

const initialValues = { currentPassword: '', newPassword: '' };

function PasswordForm({ onSaved }: { onSaved: () => void }) {
	const t = useTranslations();
	const labels = {
		currentPassword: t('settings.currentPassword'),
		newPassword: t('auth.newPassword'),
	};
	const utils = trpc.useUtils();
	const me = utils.auth.me.getData();
	const change = trpc.auth.changePassword.useMutation();
	const { field, onSubmit, saving, failure } = useRecordForm({
		initialValues,
		schema: (contract) => contract.changePasswordInput,
		toInput: (values) => values,
		labels,
		save: async (input) => {
			await change.mutateAsync(input);
			void utils.auth.sessions.invalidate();
			void utils.auth.tokens.invalidate();
			notify(t('settings.password.changed'));
			onSaved();
		},
	});
	return (
		<form onSubmit={onSubmit} method="post" noValidate aria-label={t('settings.password.title')}>
			<Stack gap="sm">
				{/* Tells password managers whose password this is. */}
				<input
					type="text"
					name="username"
					autoComplete="username"
					value={me?.email ?? ''}
					readOnly
					hidden
				/>
				<PasswordField
					{...field('currentPassword')}
					label={labels.currentPassword}
					autoComplete="current-password"
					required
					withAsterisk={false}
				/>
				<PasswordField
					{...field('newPassword')}
					label={labels.newPassword}
					description={t('auth.newPasswordHint')}
					autoComplete="new-password"
					required
					withAsterisk={false}
				/>
				<Text size="sm" c="dimmed">
					{t('settings.password.detail')}
				</Text>
				{failure === null ? null : (
					<FailureAlert title={t('settings.password.notChanged')} failure={failure} />
				)}
				<Group justify="flex-end">
					<Button type="submit" loading={saving}>
						{t('settings.password.submit')}
					</Button>
				</Group>
			</Stack>
		</form>
	);
}

export function PasswordPanel() {
	const t = useTranslations();
	const [saves, setSaves] = useState(0);
	return (
		<Panel title={t('settings.password.title')}>
			<PasswordForm key={saves} onSaved={() => setSaves(saves + 1)} />
		</Panel>
	);
}
