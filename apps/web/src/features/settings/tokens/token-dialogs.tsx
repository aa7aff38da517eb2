'use client';

import type { PersonalToken } from '@hms/contracts';
import { Text } from '@mantine/core';
import { ConfirmForm } from '../../../components/form/confirm-form.tsx';
import { Dialog } from '../../../components/page/dialog.tsx';
import { failureOf } from '../../../lib/api/failure.ts';
import { trpc } from '../../../lib/api/trpc.ts';
import { isolateBidi } from '../../../lib/text/isolate-bidi.ts';
import { notify } from '../../../lib/ui/notifications.tsx';
import { CreateTokenForm } from './create-token-form.tsx';

interface DialogProps {
	opened: boolean;
	onClose: () => void;
}

/** The dialog to make a token; it begins anew each time it opens. */
export function CreateTokenDialog({ opened, onClose }: DialogProps) {
	return (
		<Dialog
			opened={opened}
			onClose={onClose}
			title="New personal token"
			keepMounted={false}
			// A click beside it must not lose the token, which is shown once.
			closeOnClickOutside={false}
		>
			<CreateTokenForm onDone={onClose} />
		</Dialog>
	);
}

function TakeBackForm({ token, onDone }: { token: PersonalToken; onDone: () => void }) {
	const utils = trpc.useUtils();
	const remove = trpc.auth.deleteToken.useMutation();

	async function takeBack(): Promise<void> {
		try {
			await remove.mutateAsync({ id: token.id });
		} catch (error) {
			// It was taken back elsewhere, which is what is wanted.
			if (failureOf(error).code !== 'not_found') throw error;
		}
		notify(`The token ${isolateBidi(token.name)} was revoked`);
		onDone();
		await utils.auth.tokens.invalidate();
	}

	return (
		<ConfirmForm
			label="Revoke the token"
			submitLabel="Revoke"
			failureTitle="The token was not revoked"
			onCancel={onDone}
			onConfirm={takeBack}
		>
			<Text size="sm">
				A program that uses{' '}
				<strong>
					<bdi>{token.name}</bdi>
				</strong>{' '}
				is refused at once, and needs another token.
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
	return (
		<Dialog opened={opened} onClose={onClose} title="Revoke the token" keepMounted={false}>
			{token === null ? null : <TakeBackForm token={token} onDone={onClose} />}
		</Dialog>
	);
}
