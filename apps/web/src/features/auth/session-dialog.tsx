'use client';

import type { User } from '@hms/contracts';
import { Button, Group, getDefaultZIndex, Modal, Stack, Text } from '@mantine/core';
import { FailureAlert } from '../../components/message/failure-alert.tsx';
import { goToSignIn, resumeAfterSignIn } from '../../lib/session/session.ts';
import { SignInFields, useSignIn } from './sign-in-fields.tsx';

interface SessionDialogProps {
	/** Whose session it was. */
	user: User;
	/** Takes everything off the screen and out of memory, then goes. */
	wipe: (go: () => void) => void;
}

/**
 * Signs a user in again, over the page they were on. What waited goes on after that; with somebody else's account
 * nothing of the page may, so all of it is left.
 */
export function SessionDialog({ user, wipe }: SessionDialogProps) {
	const { field, onSubmit, saving, failure } = useSignIn(user.email, (signedIn) => {
		if (signedIn.id === user.id) resumeAfterSignIn();
		else wipe(() => location.replace('/'));
	});
	return (
		<Modal
			opened
			onClose={() => undefined}
			closeOnEscape={false}
			closeOnClickOutside={false}
			withCloseButton={false}
			title="Your session has ended"
			zIndex={getDefaultZIndex('max')}
			// Whoever comes by reads nothing of what stands beneath.
			overlayProps={{ backgroundOpacity: 0.7, blur: 12 }}
		>
			<form method="post" onSubmit={onSubmit} noValidate aria-label="Sign in again">
				<Stack gap="sm">
					<Text size="sm">
						Sign in again to go on. Everything you typed is still here, and what you were saving
						will be saved.
					</Text>
					<SignInFields field={field} focus="password" />
					{failure === null ? null : <FailureAlert title="Not signed in" failure={failure} />}
					<Group justify="flex-end" gap="sm" mt="xs">
						<Button variant="default" onClick={() => wipe(goToSignIn)}>
							Leave this page
						</Button>
						<Button type="submit" loading={saving}>
							Sign in
						</Button>
					</Group>
				</Stack>
			</form>
		</Modal>
	);
}
