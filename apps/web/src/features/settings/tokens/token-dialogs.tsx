'use client';

import type { PersonalToken } from '@hms/contracts';
import { Text } from '@mantine/core';
import { useTranslations } from 'use-intl';
import { ConfirmForm } from '../../../components/form/confirm-form.tsx';
import { Dialog } from '../../../components/page/dialog.tsx';
import { failureOf } from '../../../lib/api/failure.ts';
import { trpc } from '../../../lib/api/trpc.ts';
import { isolateBidi } from '../../../lib/text/isolate-bidi.ts';
import { textTags } from '../../../lib/text/text-tags.tsx';
import { notify } from '../../../lib/ui/notifications.tsx';
import { CreateTokenForm } from './create-token-form.tsx';

interface DialogProps {
	opened: boolean;
	onClose: () => void;
}

/** The dialog to make a token; it begins anew each time it opens. */
export function CreateTokenDialog({ opened, onClose }: DialogProps) {
	const t = useTranslations();
	return (
		<Dialog
			opened={opened}
			onClose={onClose}
			title={t('settings.tokens.create.title')}
			keepMounted={false}
			// A click beside it must not lose the token, which is shown once.
			closeOnClickOutside={false}
		>
			<CreateTokenForm onDone={onClose} />
		</Dialog>
	);
}

function TakeBackForm({ token, onDone }: { token: PersonalToken; onDone: () => void }) {
	const t = useTranslations();
	const utils = trpc.useUtils();
	const remove = trpc.auth.deleteToken.useMutation();

	async function takeBack(): Promise<void> {
		try {
			await remove.mutateAsync({ id: token.id });
		} catch (error) {
			// It was taken back elsewhere, which is what is wanted.
			if (failureOf(error).code !== 'not_found') throw error;
		}
		notify(t('settings.tokens.revoke.done', { name: isolateBidi(token.name) }));
		onDone();
		await utils.auth.tokens.invalidate();
	}

	return (
		<ConfirmForm
			label={t('settings.tokens.revoke.title')}
			submitLabel={t('settings.tokens.revoke.submit')}
			failureTitle={t('settings.tokens.revoke.notRevoked')}
			onCancel={onDone}
			onConfirm={takeBack}
		>
			<Text size="sm">
				{t.rich('settings.tokens.revoke.detail', { name: token.name, ...textTags })}
			</Text>
		</ConfirmForm>
	);
}

/** The dialog to take a token back. */
export function TakeBackTokenDialog({
	token,
	opened,
	onClose,
}: DialogProps & { token: PersonalToken | null }) {
	const t = useTranslations();
	return (
		<Dialog
			opened={opened}
			onClose={onClose}
			title={t('settings.tokens.revoke.title')}
			keepMounted={false}
		>
			{token === null ? null : <TakeBackForm token={token} onDone={onClose} />}
		</Dialog>
	);
}
