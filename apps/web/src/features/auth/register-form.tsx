'use client';

import type { InvitedPerson } from '@hms/contracts';
import { PasswordInput, Text, TextInput } from '@mantine/core';
import { useMemo, useState } from 'react';
import { useTranslations } from 'use-intl';
import { EmailField } from '../../components/form/email-field.tsx';
import { authClient } from '../../lib/api/api-client.ts';
import { useFailureText } from '../../lib/api/failure-text.ts';
import { useRecordForm } from '../../lib/form/use-record-form.ts';
import { broadcastSession } from '../../lib/session/session.ts';
import type { TextKey } from '../../lib/text/text-key.ts';
import { AuthForm, AuthMessage } from './auth-form.tsx';
import { useLinkToken } from './link-token.ts';
import { safeNext } from './safe-next.ts';
import { askOptions } from './sign-in-options.ts';
import { useAnswer } from './use-answer.ts';
import { useNext } from './use-next.ts';

const noInvitation = {
	invite: 'auth.register.byInvitation',
	closed: 'auth.register.closed',
} as const satisfies Record<string, TextKey>;

/** What is the same on all states of the page. */
function usePage() {
	const t = useTranslations();
	const alternative = {
		question: t('auth.register.haveAccount'),
		label: t('auth.register.signIn'),
		path: '/sign-in',
	};
	return { t, title: t('auth.register.title'), alternative };
}

/** Registration, with the address that was invited where the page was opened by an invitation's link. */
export function RegisterForm() {
	const { t, title, alternative } = usePage();
	const failureText = useFailureText();
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
				{failureText(failure)}
			</AuthMessage>
		);
	}
	if (options !== null && options.registration !== 'open') {
		return (
			<AuthMessage title={title} alternative={alternative}>
				{t(noInvitation[options.registration])}
			</AuthMessage>
		);
	}
	if (token == null) return <AccountForm />;
	if (invited !== null) return <AccountForm invitation={{ ...invited, token }} />;
	return (
		<AuthMessage title={title} alternative={alternative}>
			{t('auth.register.checking')}
		</AuthMessage>
	);
}

interface AccountFormProps {
	invitation?: InvitedPerson & { token: string };
}

function AccountForm({ invitation }: AccountFormProps) {
	const { t, title, alternative } = usePage();
	const labels = {
		name: t('auth.register.name'),
		email: t('auth.email'),
		password: t('auth.password'),
	};
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
			failureTitle={t('auth.register.notRegistered')}
			submitLabel={t('auth.register.submit')}
			alternative={alternative}
		>
			{invitation?.role === 'admin' ? (
				<Text size="sm">{t('auth.register.asAdministrator')}</Text>
			) : null}
			<TextInput
				{...field('name')}
				label={labels.name}
				description={t('auth.register.nameHint')}
				autoComplete="name"
				autoFocus={!knowsName}
				required
				withAsterisk={false}
			/>
			<EmailField
				{...field('email')}
				label={labels.email}
				description={invitation === undefined ? undefined : t('auth.register.invitedAddress')}
				readOnly={invitation !== undefined}
				autoComplete="username"
				required
				withAsterisk={false}
			/>
			<PasswordInput
				{...field('password')}
				label={labels.password}
				description={t('auth.newPasswordHint')}
				autoComplete="new-password"
				autoFocus={knowsName}
				required
				withAsterisk={false}
			/>
		</AuthForm>
	);
}
