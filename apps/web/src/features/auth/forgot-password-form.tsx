'use client';

import { Text } from '@mantine/core';
import { useState } from 'react';
import { EmailField } from '../../components/form/email-field.tsx';
import { authClient } from '../../lib/api/api-client.ts';
import { useRecordForm } from '../../lib/form/use-record-form.ts';
import { AuthForm, AuthMessage } from './auth-form.tsx';
import { askOptions } from './sign-in-options.ts';
import { useAnswer } from './use-answer.ts';

const title = 'Forgot your password?';
const labels = { email: 'E-mail address' };
const initialValues = { email: '' };
const alternative = { question: 'Remembered it?', label: 'Sign in', path: '/sign-in' };

/** Asks for a mail with a link to set a new password; where no mail is sent, it says whom to ask. */
export function ForgotPasswordForm() {
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
				Mail isn’t set up here. Ask an administrator for a link to set a new password.
			</AuthMessage>
		);
	}
	if (isSent) {
		return (
			<AuthMessage title="Check your e-mail" alternative={alternative} isOutcome>
				If there is an account with this address, a link to set a new password is on its way. It
				works once and expires in an hour.
			</AuthMessage>
		);
	}
	return (
		<AuthForm
			title={title}
			form={form}
			failureTitle="Not sent"
			submitLabel="Send link"
			alternative={alternative}
		>
			<Text size="sm">We’ll e-mail you a link to set a new password.</Text>
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
