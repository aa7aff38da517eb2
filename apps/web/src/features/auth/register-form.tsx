'use client';

import { PasswordInput, TextInput } from '@mantine/core';
import { EmailField } from '../../components/form/email-field.tsx';
import { authClient } from '../../lib/api/api-client.ts';
import { useRecordForm } from '../../lib/form/use-record-form.ts';
import { broadcastSession } from '../../lib/session/session.ts';
import { AuthForm } from './auth-form.tsx';
import { safeNext } from './safe-next.ts';
import { useNext } from './use-next.ts';

const labels = { name: 'Your name', email: 'E-mail address', password: 'Password' };

export function RegisterForm() {
	const next = useNext();
	const form = useRecordForm({
		initialValues: { name: '', email: '', password: '' },
		schema: (contract) => contract.registerInput,
		toInput: (values) => values,
		labels,
		fieldOfCode: { email_taken: 'email' },
		save: async (input) => {
			const { user } = await authClient.signUp(input);
			broadcastSession({ type: 'signed in', userId: user.id });
			// A full page load, so that nothing of another user's session stays in this tab's memory.
			location.assign(safeNext(next, location.origin));
		},
	});
	const { field } = form;
	return (
		<AuthForm
			title="Create your account"
			form={form}
			failureTitle="Not registered"
			submitLabel="Create account"
			alternative={{ question: 'Have an account?', label: 'Sign in', path: '/sign-in' }}
		>
			<TextInput
				{...field('name')}
				label={labels.name}
				description="As your colleagues know you"
				autoComplete="name"
				autoFocus
				required
				withAsterisk={false}
			/>
			<EmailField
				{...field('email')}
				label={labels.email}
				autoComplete="username"
				required
				withAsterisk={false}
			/>
			<PasswordInput
				{...field('password')}
				label={labels.password}
				description="At least 12 characters. A few words in a row are easy to remember and hard to guess."
				autoComplete="new-password"
				required
				withAsterisk={false}
			/>
		</AuthForm>
	);
}
