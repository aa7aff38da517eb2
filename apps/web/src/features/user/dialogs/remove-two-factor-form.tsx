'use client';

import type { ListedUser } from '@hms/contracts';
import { Text } from '@mantine/core';
import { useTranslations } from 'use-intl';
import { ConfirmForm } from '../../../components/form/confirm-form.tsx';
import { trpc } from '../../../lib/api/trpc.ts';
import { isolateBidi } from '../../../lib/text/isolate-bidi.ts';
import { textTags } from '../../../lib/text/text-tags.tsx';
import { notify } from '../../../lib/ui/notifications.tsx';

/** Asks before the second factor is taken from somebody who has lost it. */
export function RemoveTwoFactorForm({ user, onDone }: { user: ListedUser; onDone: () => void }) {
	const t = useTranslations();
	const utils = trpc.useUtils();
	const remove = trpc.user.removeTwoFactor.useMutation();
	return (
		<ConfirmForm
			label={t('user.removeFactor.title')}
			submitLabel={t('user.removeFactor.submit')}
			failureTitle={t('user.removeFactor.notRemoved')}
			onCancel={onDone}
			onConfirm={async () => {
				await remove.mutateAsync({ id: user.id });
				notify(t('user.removeFactor.done', { name: isolateBidi(user.name) }));
				onDone();
				await utils.user.list.invalidate();
			}}
		>
			<Text size="sm">{t.rich('user.removeFactor.detail', { name: user.name, ...textTags })}</Text>
		</ConfirmForm>
	);
}
