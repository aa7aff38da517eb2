'use client';

import type { ListedUser, PasswordResetLink } from '@hms/contracts';
import { Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { ConfirmForm } from '../../../components/form/confirm-form.tsx';
import { SecretOnce } from '../../../components/form/secret-once.tsx';
import { trpc } from '../../../lib/api/trpc.ts';
import { useClinic } from '../../../lib/clinic/clinic.ts';
import { formatInstant } from '../../../lib/dates/format-instant.ts';
import { useLocale } from '../../../lib/text/locale.ts';
import { textTags } from '../../../lib/text/text-tags.tsx';

/** Makes a link with which somebody sets a new password, and shows it. */
export function PasswordLinkForm({ user, onDone }: { user: ListedUser; onDone: () => void }) {
	const t = useTranslations();
	const locale = useLocale();
	const { timeZone } = useClinic();
	const create = trpc.user.createPasswordReset.useMutation();
	const [link, setLink] = useState<PasswordResetLink | null>(null);
	if (link !== null) {
		return (
			<SecretOnce noun="link" value={link.url} onDone={onDone}>
				{t.rich('user.resetPassword.made', {
					name: user.name,
					until: formatInstant(link.expiresAt, locale, timeZone),
					...textTags,
				})}
			</SecretOnce>
		);
	}
	return (
		<ConfirmForm
			label={t('user.resetPassword.title')}
			submitLabel={t('user.resetPassword.submit')}
			failureTitle={t('user.resetPassword.notCreated')}
			onCancel={onDone}
			onConfirm={async () => setLink(await create.mutateAsync({ id: user.id }))}
		>
			<Text size="sm">{t.rich('user.resetPassword.detail', { name: user.name, ...textTags })}</Text>
		</ConfirmForm>
	);
}
