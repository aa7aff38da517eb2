'use client';

import { PasswordInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { authClient } from '../../lib/api/api-client.ts';
import { useRecordForm } from '../../lib/form/use-record-form.ts';
import { AuthForm, AuthMessage } from './auth-form.tsx';
import { useLinkToken } from './link-token.ts';

const initialValues = { newPassword: '' };

/** Sets a new password by the link that opened the page. */
export function ResetPasswordForm() {
	const t = useTranslations();
	const title = t('auth.reset.title');
	const labels = { newPassword: t('auth.newPassword') };
	const another = {
		question: t('auth.reset.notWorking'),
		label: t('auth.reset.newLink'),
		path: '/forgot-password',
	};
	const token = useLinkToken('token');
	const [isSet, setIsSet] = useState(false);
	const form = useRecordForm({
		initialValues,
		schema: (contract) => contract.resetPasswordInput,
		toInput: (values) => ({ ...values, token }),
		labels,
		save: async (input) => {
			await authClient.resetPassword(input);
			setIsSet(true);
		},
	});
	if (token === null) {
		return (
			<AuthMessage title={title} alternative={another}>
				{t('auth.reset.incomplete')}
			</AuthMessage>
		);
	}
	if (isSet) {
		return (
			<AuthMessage
				title={t('auth.reset.doneTitle')}
				alternative={{
					question: t('auth.reset.signedOut'),
					label: t('auth.reset.signIn'),
					path: '/sign-in',
				}}
				isOutcome
			>
				{t('auth.reset.done')}
			</AuthMessage>
		);
	}
	return (
		<AuthForm
			title={title}
			form={form}
			failureTitle={t('auth.reset.notSet')}
			submitLabel={t('auth.reset.submit')}
			alternative={another}
		>
			<PasswordInput
				{...form.field('newPassword')}
				label={labels.newPassword}
				description={t('auth.newPasswordHint')}
				autoComplete="new-password"
				autoFocus
				required
				withAsterisk={false}
			/>
		</AuthForm>
	);
}
