'use client';

import { Anchor } from '@mantine/core';
import Link from 'next/link';
import { useTranslations } from 'use-intl';
import { AuthForm } from './auth-form.tsx';
import { PasskeySignIn } from './passkey-sign-in.tsx';
import { safeNext } from './safe-next.ts';
import { SignInFields } from './sign-in-fields.tsx';
import { useNext } from './use-next.ts';
import { useSignIn } from './use-sign-in.ts';

export function SignInForm() {
	const t = useTranslations();
	const next = useNext();
	// A full page load, so that nothing of another user's session stays in this tab's memory.
	const onSignedIn = () => location.assign(safeNext(next, location.origin));
	const form = useSignIn('', onSignedIn);
	return (
		<AuthForm
			title={t('auth.signIn.title')}
			form={form}
			failureTitle={t('auth.signIn.notSignedIn')}
			submitLabel={t('auth.signIn.submit')}
			otherWay={<PasskeySignIn onSignedIn={onSignedIn} />}
			alternative={{
				question: t('auth.signIn.noAccount'),
				label: t('auth.signIn.register'),
				path: '/register',
			}}
		>
			<SignInFields form={form} focus="email" />
			<Anchor component={Link} href="/forgot-password" size="sm" underline="always">
				{t('auth.signIn.forgotPassword')}
			</Anchor>
		</AuthForm>
	);
}
