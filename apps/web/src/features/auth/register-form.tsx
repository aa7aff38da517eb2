'use client';

import type { InvitedPerson } from '@hms/contracts';
import { PasswordInput, Text, TextInput } from '@mantine/core';
import { useMemo, useState } from 'react';
import { EmailField } from '../../components/form/email-field.tsx';
import { authClient } from '../../lib/api/api-client.ts';
import { useRecordForm } from '../../lib/form/use-record-form.ts';
import { broadcastSession } from '../../lib/session/session.ts';
import { AuthForm, AuthMessage } from './auth-form.tsx';
import { useLinkToken } from './link-token.ts';
import { safeNext } from './safe-next.ts';
import { askOptions } from './sign-in-options.ts';
import { useAnswer } from './use-answer.ts';
import { useNext } from './use-next.ts';

const title = 'Create your account';
const labels = { name: 'Your name', email: 'E-mail address', password: 'Password' };
const alternative = { question: 'Have an account?', label: 'Sign in', path: '/sign-in' };

const noInvitation = {
	invite: 'Registration is by invitation. Ask an administrator for a link.',
	closed: 'Registration is closed. Ask an administrator for an account.',
};

/** Registration, with the address that was invited where the page was opened by an invitation's link. */
export function RegisterForm() {
	const token = useLinkToken('invitation');
	const askInvited = useMemo(
		() => (token == null ? null : () => authClient.invitation({ token })),
		[token],
	);
	const { data: invited, failure } = useAnswer(askInvited);
	const { data: options } = useAnswer(token === null ? askOptions : null);
	if (failure !== null) {
		return (
			<AuthMessage title={title} alternative={alternative} isOutcome>
				{failure.message}
			</AuthMessage>
		);
	}
	if (options !== null && options.registration !== 'open') {
		return (
			<AuthMessage title={title} alternative={alternative}>
				{noInvitation[options.registration]}
			</AuthMessage>
		);
	}
	if (token == null) return <AccountForm />;
	if (invited !== null) return <AccountForm invitation={{ ...invited, token }} />;
	return (
		<AuthMessage title={title} alternative={alternative}>
			Checking your invitation…
		</AuthMessage>
	);
}

interface AccountFormProps {
	invitation?: InvitedPerson & { token: string };
}

function AccountForm({ invitation }: AccountFormProps) {
	const next = useNext();
	const [initialValues] = useState({
		name: invitation?.name ?? '',
		email: invitation?.email ?? '',
		password: '',
	});
	const form = useRecordForm({
		initialValues,
		schema: (contract) => contract.registerInput,
		toInput: (values) =>
			invitation === undefined ? values : { ...values, invitation: invitation.token },
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
	const knowsName = initialValues.name !== '';
	return (
		<AuthForm
			title={title}
			form={form}
			failureTitle="Not registered"
			submitLabel="Create account"
			alternative={alternative}
		>
			{invitation?.role === 'admin' ? (
				<Text size="sm">You are invited as an administrator.</Text>
			) : null}
			<TextInput
				{...field('name')}
				label={labels.name}
				description="As your colleagues know you"
				autoComplete="name"
				autoFocus={!knowsName}
				required
				withAsterisk={false}
			/>
			<EmailField
				{...field('email')}
				label={labels.email}
				description={invitation === undefined ? undefined : 'The invitation is for this address'}
				readOnly={invitation !== undefined}
				autoComplete="username"
				required
				withAsterisk={false}
			/>
			<PasswordInput
				{...field('password')}
				label={labels.password}
				description="At least 12 characters. A few words in a row are easy to remember and hard to guess."
				autoComplete="new-password"
				autoFocus={knowsName}
				required
				withAsterisk={false}
			/>
		</AuthForm>
	);
}
