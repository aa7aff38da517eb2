'use client';

import type { User } from '@hms/contracts';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { authClient } from '../../lib/api/api-client.ts';
import { failureOf } from '../../lib/api/failure.ts';
import { type RecordForm, useRecordForm } from '../../lib/form/use-record-form.ts';
import { broadcastSession } from '../../lib/session/session.ts';
import { rememberLanguage } from '../../lib/text/page-language.ts';

type SignInValues = { email: string; password: string; code: string };

export interface SignIn extends RecordForm<SignInValues> {
	/** Whether the account needs a code of its second factor. */
	isCodeAsked: boolean;
}

/** Signs in, and tells the other tabs of this browser, which share the session. */
export function useSignIn(email: string, onSignedIn: (user: User) => void): SignIn {
	const t = useTranslations();
	const [codeAskedFor, setCodeAskedFor] = useState<string | null>(null);
	const form: RecordForm<SignInValues> = useRecordForm({
		initialValues: { email, password: '', code: '' },
		schema: (contract) => contract.loginInput,
		toInput: ({ code, ...values }: SignInValues) =>
			values.email === codeAskedFor ? { ...values, code } : values,
		labels: {
			email: t('auth.email'),
			password: t('auth.password'),
			code: t('common.secondFactor.code'),
		},
		save: async (input) => {
			try {
				const { user } = await authClient.signIn(input);
				broadcastSession({ type: 'signed in', userId: user.id });
				if (user.language !== null) rememberLanguage(user.language);
				onSignedIn(user);
			} catch (error) {
				if (failureOf(error).code === 'code_required') setCodeAskedFor(form.form.values.email);
				throw error;
			}
		},
	});
	return {
		...form,
		isCodeAsked: form.form.values.email === codeAskedFor,
		// The field for the code says it.
		failure: form.failure?.code === 'code_required' ? null : form.failure,
	};
}
