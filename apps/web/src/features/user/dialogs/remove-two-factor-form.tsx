'use client';

import type { ListedUser } from '@hms/contracts';
import { Text } from '@mantine/core';
import { ConfirmForm } from '../../../components/form/confirm-form.tsx';
import { trpc } from '../../../lib/api/trpc.ts';
import { isolateBidi } from '../../../lib/text/isolate-bidi.ts';
import { notify } from '../../../lib/ui/notifications.tsx';

/** Asks before the second factor is taken from somebody who has lost it. */
export function RemoveTwoFactorForm({ user, onDone }: { user: ListedUser; onDone: () => void }) {
	const utils = trpc.useUtils();
	const remove = trpc.user.removeTwoFactor.useMutation();
	return (
		<ConfirmForm
			label="Remove second factor"
			submitLabel="Remove second factor"
			failureTitle="Not removed"
			onCancel={onDone}
			onConfirm={async () => {
				await remove.mutateAsync({ id: user.id });
				notify(`${isolateBidi(user.name)} no longer has a second factor`);
				onDone();
				await utils.user.list.invalidate();
			}}
		>
			<Text size="sm">
				<strong>
					<bdi>{user.name}</bdi>
				</strong>{' '}
				then signs in with only a password, until they set up a second factor again. Do this for
				someone who has lost their telephone and recovery codes. Make sure it’s really them asking.
			</Text>
		</ConfirmForm>
	);
}
