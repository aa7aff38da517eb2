'use client';

import type { ListedUser, PasswordResetLink } from '@hms/contracts';
import { Text } from '@mantine/core';
import { useState } from 'react';
import { ConfirmForm } from '../../../components/form/confirm-form.tsx';
import { SecretOnce } from '../../../components/form/secret-once.tsx';
import { trpc } from '../../../lib/api/trpc.ts';
import { useClinic } from '../../../lib/clinic/clinic.ts';
import { formatInstant } from '../../../lib/dates/format-instant.ts';
import { useLocale } from '../../../lib/text/locale.ts';

/** Makes a link with which somebody sets a new password, and shows it. */
export function PasswordLinkForm({ user, onDone }: { user: ListedUser; onDone: () => void }) {
	const locale = useLocale();
	const { timeZone } = useClinic();
	const create = trpc.user.createPasswordReset.useMutation();
	const [link, setLink] = useState<PasswordResetLink | null>(null);
	const name = (
		<strong>
			<bdi>{user.name}</bdi>
		</strong>
	);
	if (link !== null) {
		return (
			<SecretOnce noun="link" value={link.url} onDone={onDone}>
				Give this link to {name}, and to nobody else. It works once, until{' '}
				{formatInstant(link.expiresAt, locale, timeZone)}.
			</SecretOnce>
		);
	}
	return (
		<ConfirmForm
			label="Reset password"
			submitLabel="Create link"
			failureTitle="Link not created"
			onCancel={onDone}
			onConfirm={async () => setLink(await create.mutateAsync({ id: user.id }))}
		>
			<Text size="sm">
				{name} sets a new password with a link that you pass on. Until it is used, the old password
				works and nobody is signed out. You see neither password.
			</Text>
		</ConfirmForm>
	);
}
