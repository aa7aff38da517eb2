'use client';

import type { User } from '@hms/contracts';
import { Button, Group, getDefaultZIndex, Stack, Text } from '@mantine/core';
import { useTranslations } from 'use-intl';
import { FailureAlert } from '../../components/message/failure-alert.tsx';
import { Dialog } from '../../components/page/dialog.tsx';
import { goToSignIn, resumeAfterSignIn } from '../../lib/session/session.ts';
import { PasskeySignIn } from './passkey-sign-in.tsx';
import { SignInFields } from './sign-in-fields.tsx';
import { useSignIn } from './use-sign-in.ts';

interface SessionDialogProps {
	/** The user of the session that has ended. */
	user: User;
	/** Removes all data of the session from the screen and from memory, then navigates. */
	wipe: (navigate: () => void) => void;
}

/**
 * Lets the user sign in again over the current page; waiting requests are then sent. If another user signs in, the page is
 * wiped and nothing is sent.
 */
export function SessionDialog({ user, wipe }: SessionDialogProps) {
	const t = useTranslations();
	const onSignedIn = (signedIn: User) => {
		if (signedIn.id === user.id) resumeAfterSignIn();
		else wipe(() => location.replace('/'));
	};
	const form = useSignIn(user.email, onSignedIn);
	const { onSubmit, saving, failure } = form;
	return (
		<Dialog
			opened
			onClose={() => undefined}
			closeOnEscape={false}
			closeOnClickOutside={false}
			withCloseButton={false}
			title={t('auth.sessionEnded.title')}
			zIndex={getDefaultZIndex('max')}
			// Passers-by must not read the page behind the dialog.
			overlayProps={{ backgroundOpacity: 0.7, blur: 12 }}
		>
			<form method="post" onSubmit={onSubmit} noValidate aria-label={t('auth.sessionEnded.form')}>
				<Stack gap="sm">
					<Text size="sm">{t('auth.sessionEnded.detail')}</Text>
					<SignInFields form={form} focus="password" />
					{failure === null ? null : (
						<FailureAlert title={t('auth.signIn.notSignedIn')} failure={failure} />
					)}
					<Group justify="flex-end" gap="sm" mt="xs">
						<Button variant="default" onClick={() => wipe(goToSignIn)}>
							{t('auth.sessionEnded.leave')}
						</Button>
						<Button type="submit" loading={saving}>
							{t('auth.signIn.submit')}
						</Button>
					</Group>
					<PasskeySignIn onSignedIn={onSignedIn} />
				</Stack>
			</form>
		</Dialog>
	);
}
