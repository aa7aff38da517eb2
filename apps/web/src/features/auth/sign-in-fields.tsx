'use client';

import type { User } from '@hms/contracts';
import { PasswordInput } from '@mantine/core';
import { EmailField } from '../../components/form/email-field.tsx';
import { authClient } from '../../lib/api/api-client.ts';
import { type RecordForm, useRecordForm } from '../../lib/form/use-record-form.ts';
import { broadcastSession } from '../../lib/session/session.ts';

const labels = { email: 'E-mail address', password: 'Password' };

type SignInValues = { email: string; password: string };

/** Signs in, and tells the other tabs of this browser, which share the session. */
export function useSignIn(
	email: string,
	onSignedIn: (user: User) => void,
): RecordForm<SignInValues> {
	return useRecordForm({
		initialValues: { email, password: '' },
		schema: (contract) => contract.loginInput,
		toInput: (values) => values,
		labels,
		save: async (input) => {
			const { user } = await authClient.signIn(input);
			broadcastSession({ type: 'signed in', userId: user.id });
			onSignedIn(user);
		},
	});
}

interface SignInFieldsProps {
	field: RecordForm<SignInValues>['field'];
	/** The input that gets the focus first. */
	focus: 'email' | 'password';
}

// The session dialog may be open over another dialog, which must not close on Escape typed here.
const stopKeyPropagation = { 'data-mantine-stop-propagation': 'true' };

export function SignInFields({ field, focus }: SignInFieldsProps) {
	return (
		<>
			<EmailField
				{...field('email')}
				{...stopKeyPropagation}
				label={labels.email}
				autoComplete="username webauthn"
				autoFocus={focus === 'email'}
				required
				withAsterisk={false}
			/>
			<PasswordInput
				{...field('password')}
				{...stopKeyPropagation}
				label={labels.password}
				autoComplete="current-password"
				autoFocus={focus === 'password'}
				data-autofocus={focus === 'password' || undefined}
				required
				withAsterisk={false}
			/>
		</>
	);
}
