'use client';

import type { ListedUser } from '@hms/contracts';
import { Text } from '@mantine/core';
import { ConfirmForm } from '../../../components/form/confirm-form.tsx';
import { isolateBidi } from '../../../lib/text/isolate-bidi.ts';
import { notify } from '../../../lib/ui/notifications.tsx';
import { roleDescriptions, roleLabels } from '../labels.ts';
import { useMe } from '../queries.ts';
import { useUpdateUser } from '../use-update-user.ts';

/** Asks before somebody gets the other role. */
export function RoleForm({ user, onDone }: { user: ListedUser; onDone: () => void }) {
	const updateUser = useUpdateUser();
	const isOwn = useMe()?.id === user.id;
	const role = user.role === 'admin' ? 'staff' : 'admin';
	return (
		<ConfirmForm
			label="Change role"
			submitLabel={role === 'admin' ? 'Make administrator' : 'Make staff'}
			failureTitle="Not changed"
			onCancel={onDone}
			onConfirm={async () => {
				await updateUser(user, { role });
				notify(`${isolateBidi(user.name)} now has the role ${roleLabels[role]}`);
				onDone();
			}}
		>
			<Text size="sm">
				<strong>
					<bdi>{user.name}</bdi>
				</strong>{' '}
				gets the role {roleLabels[role]} at once. {roleDescriptions[role]}
			</Text>
			{isOwn ? (
				<Text size="sm" fw={600}>
					This is your own account: only another administrator can give you the role back.
				</Text>
			) : null}
		</ConfirmForm>
	);
}
