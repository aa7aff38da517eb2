'use client';

import type { ListedUser } from '@hms/contracts';
import { Text } from '@mantine/core';
import { useTranslations } from 'use-intl';
import { ConfirmForm } from '../../../components/form/confirm-form.tsx';
import { isolateBidi } from '../../../lib/text/isolate-bidi.ts';
import { textTags } from '../../../lib/text/text-tags.tsx';
import { notify } from '../../../lib/ui/notifications.tsx';
import { roleDescriptions } from '../labels.ts';
import { useMe } from '../queries.ts';
import { useUpdateUser } from '../use-update-user.ts';

/** Asks before somebody gets the other role. */
export function RoleForm({ user, onDone }: { user: ListedUser; onDone: () => void }) {
	const t = useTranslations();
	const updateUser = useUpdateUser();
	const isOwn = useMe()?.id === user.id;
	const role = user.role === 'admin' ? 'staff' : 'admin';
	return (
		<ConfirmForm
			label={t('user.changeRole.title')}
			submitLabel={role === 'admin' ? t('user.actions.makeAdmin') : t('user.actions.makeStaff')}
			failureTitle={t('user.changeRole.notChanged')}
			onCancel={onDone}
			onConfirm={async () => {
				await updateUser(user, { role });
				notify(t('user.changeRole.done', { name: isolateBidi(user.name), role }));
				onDone();
			}}
		>
			<Text size="sm">
				{t.rich('user.changeRole.detail', { name: user.name, role, ...textTags })}{' '}
				{t(roleDescriptions[role])}
			</Text>
			{isOwn ? (
				<Text size="sm" fw={600}>
					{t('user.changeRole.own')}
				</Text>
			) : null}
		</ConfirmForm>
	);
}
