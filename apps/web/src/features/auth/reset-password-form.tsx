'use client';

import { PasswordInput } from '@mantine/core';
import { useState } from 'react';
import { authClient } from '../../lib/api/api-client.ts';
import { useRecordForm } from '../../lib/form/use-record-form.ts';
import { AuthForm, AuthMessage } from './auth-form.tsx';
import { useLinkToken } from './link-token.ts';

const title = 'Set a new password';
const labels = { newPassword: 'New password' };
const initialValues = { newPassword: '' };
const another = {
	question: 'Link not working?',
	label: 'Ask for a new link',
	path: '/forgot-password',
};

/** Sets a new password by the link that opened the page. */
export function ResetPasswordForm() {
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
				This link is incomplete. Open the whole link from the e-mail or your administrator.
			</AuthMessage>
		);
	}
	if (isSet) {
		return (
			<AuthMessage
				title="Your password is set"
				alternative={{
					question: 'You were signed out everywhere.',
					label: 'Sign in',
					path: '/sign-in',
				}}
				isOutcome
			>
				Sign in with your new password.
			</AuthMessage>
		);
	}
	return (
		<AuthForm
			title={title}
			form={form}
			failureTitle="Password not set"
			submitLabel="Set password"
			alternative={another}
		>
			<PasswordInput
				{...form.field('newPassword')}
				label={labels.newPassword}
				description="At least 12 characters. A few words in a row are easy to remember and hard to guess."
				autoComplete="new-password"
				autoFocus
				required
				withAsterisk={false}
			/>
		</AuthForm>
	);
}
