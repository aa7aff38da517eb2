'use client';

import { PasswordInput } from '@mantine/core';
import { useTranslations } from 'use-intl';
import { EmailField } from '../../components/form/email-field.tsx';
import { SecondFactorField } from '../../components/form/second-factor-field.tsx';
import type { SignIn } from './use-sign-in.ts';

interface SignInFieldsProps {
	form: SignIn;
	/** The input that gets the focus first. */
	focus: 'email' | 'password';
}

// The session dialog may be open over another dialog, which must not close on Escape typed here.
const stopKeyPropagation = { 'data-mantine-stop-propagation': 'true' };

export function SignInFields({ form: { field, isCodeAsked }, focus }: SignInFieldsProps) {
	const t = useTranslations();
	return (
		<>
			<EmailField
				{...field('email')}
				{...stopKeyPropagation}
				label={t('auth.email')}
				autoComplete="username webauthn"
				autoFocus={focus === 'email'}
				required
				withAsterisk={false}
			/>
			<PasswordInput
				{...field('password')}
				{...stopKeyPropagation}
				label={t('auth.password')}
				autoComplete="current-password"
				autoFocus={focus === 'password'}
				data-autofocus={focus === 'password' || undefined}
				required
				withAsterisk={false}
			/>
			{isCodeAsked ? (
				<SecondFactorField {...field('code')} {...stopKeyPropagation} autoFocus />
			) : null}
		</>
	);
}
