'use client';

import { Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { EmailField } from '../../components/form/email-field.tsx';
import { authClient } from '../../lib/api/api-client.ts';
import { useRecordForm } from '../../lib/form/use-record-form.ts';
import { AuthForm, AuthMessage } from './auth-form.tsx';
import { askOptions } from './sign-in-options.ts';
import { useAnswer } from './use-answer.ts';

const initialValues = { email: '' };

/** Asks for a mail with a link to set a new password; where no mail is sent, it says whom to ask. */
export function ForgotPasswordForm() {
	const t = useTranslations();
	const title = t('auth.forgot.title');
	const labels = { email: t('auth.email') };
	const alternative = {
		question: t('auth.forgot.remembered'),
		label: t('auth.forgot.signIn'),
		path: '/sign-in',
	};
	const { data: options } = useAnswer(askOptions);
	const [isSent, setSent] = useState(false);
	const form = useRecordForm({
		initialValues,
		schema: (contract) => contract.forgotPasswordInput,
		toInput: (values) => values,
		labels,
		save: async (input) => {
			await authClient.forgotPassword(input);
			setSent(true);
		},
	});
	if (options?.mail === false) {
		return (
			<AuthMessage title={title} alternative={alternative}>
				{t('auth.forgot.noMail')}
			</AuthMessage>
		);
	}
	if (isSent) {
		return (
			<AuthMessage title={t('auth.forgot.sentTitle')} alternative={alternative} isOutcome>
				{t('auth.forgot.sent')}
			</AuthMessage>
		);
	}
	return (
		<AuthForm
			title={title}
			form={form}
			failureTitle={t('auth.forgot.notSent')}
			submitLabel={t('auth.forgot.submit')}
			alternative={alternative}
		>
			<Text size="sm">{t('auth.forgot.intro')}</Text>
			<EmailField
				{...form.field('email')}
				label={labels.email}
				autoComplete="username"
				autoFocus
				required
				withAsterisk={false}
			/>
		</AuthForm>
	);
}
