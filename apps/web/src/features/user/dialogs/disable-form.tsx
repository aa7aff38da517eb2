'use client';

import type { ListedUser } from '@hms/contracts';
import { Text } from '@mantine/core';
import { isolateBidi } from '../../../lib/text/isolate-bidi.ts';
import { notify } from '../../../lib/ui/notifications.tsx';
import { useMe } from '../queries.ts';
import { useUpdateUser } from '../use-update-user.ts';
import { ConfirmForm } from './confirm-form.tsx';

/** Asks before an account is disabled. */
export function DisableForm({ user, onDone }: { user: ListedUser; onDone: () => void }) {
	const updateUser = useUpdateUser();
	const isOwn = useMe()?.id === user.id;
	return (
		<ConfirmForm
			label="Disable account"
			submitLabel="Disable account"
			failureTitle="Not disabled"
			onCancel={onDone}
			onConfirm={async () => {
				await updateUser(user, { status: 'disabled' });
				notify(`The account of ${isolateBidi(user.name)} is disabled`);
				onDone();
			}}
		>
			<Text size="sm">
				<strong>
					<bdi>{user.name}</bdi>
				</strong>{' '}
				is signed out everywhere at once, and cannot sign in again until the account is enabled.
				Patients registered with it stay as they are, and nobody else sees them.
			</Text>
			{isOwn ? (
				<Text size="sm" fw={600}>
					This is your own account: you are signed out too.
				</Text>
			) : null}
		</ConfirmForm>
	);
}
