'use client';

import type { Passkey } from '@hms/contracts';
import { Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { FormButtons } from '../../../components/form/form-buttons.tsx';
import { FailureAlert } from '../../../components/message/failure-alert.tsx';
import type { Failure } from '../../../lib/api/failure.ts';
import { failureOf } from '../../../lib/api/failure.ts';
import { trpc } from '../../../lib/api/trpc.ts';
import { useRecordForm } from '../../../lib/form/use-record-form.ts';
import { loadWebAuthn, passkeyFailureOf } from '../../../lib/passkey/passkey.ts';
import { deviceName } from '../../../lib/session/user-agent.ts';
import { isolateBidi } from '../../../lib/text/isolate-bidi.ts';
import { textTags } from '../../../lib/text/text-tags.tsx';
import { notify } from '../../../lib/ui/notifications.tsx';
import { CurrentPasswordField, passwordInput } from '../current-password-field.tsx';

function usePasskeyLabels() {
	const t = useTranslations();
	return { name: t('settings.passkeys.name'), currentPassword: t('settings.currentPassword') };
}

interface AddPasskeyFormProps {
	onDone: () => void;
	onCancel: () => void;
}

/** The form to add a passkey: the name, then the browser asks. */
export function AddPasskeyForm({ onDone, onCancel }: AddPasskeyFormProps) {
	const t = useTranslations();
	const labels = usePasskeyLabels();
	const utils = trpc.useUtils();
	const begin = trpc.auth.beginPasskey.useMutation();
	const create = trpc.auth.createPasskey.useMutation();
	const [browserFailure, setBrowserFailure] = useState<Failure | null>(null);
	const [initialValues] = useState(() => ({
		...{ name: deviceName(navigator.userAgent, t), currentPassword: '' },
	}));
	const { form, field, onSubmit, saving, failure } = useRecordForm({
		initialValues,
		schema: (contract) => contract.passkeyOptionsInput,
		toInput: ({ currentPassword }) => passwordInput(currentPassword),
		labels,
		save: async (input) => {
			setBrowserFailure(null);
			const optionsJSON = await begin.mutateAsync(input);
			try {
				const { startRegistration } = await loadWebAuthn();
				const credential = await startRegistration({ optionsJSON });
				const name = form.getValues().name.trim();
				await create.mutateAsync({ credential, ...(name === '' ? {} : { name }) });
			} catch (error) {
				setBrowserFailure(passkeyFailureOf(error));
				throw error;
			}
			notify(t('settings.passkeys.add.done'));
			onDone();
			await utils.auth.twoFactor.invalidate();
		},
	});
	const shown = browserFailure ?? failure;
	return (
		<form
			method="post"
			onSubmit={onSubmit}
			noValidate
			aria-label={t('settings.passkeys.add.title')}
		>
			<Stack gap="sm">
				<Text size="sm">{t('settings.passkeys.add.detail')}</Text>
				<TextInput
					{...field('name')}
					label={labels.name}
					description={t('settings.passkeys.add.nameHint')}
					autoComplete="off"
					maxLength={100}
					data-autofocus
				/>
				<CurrentPasswordField {...field('currentPassword')} label={labels.currentPassword} />
				{shown === null ? null : (
					<FailureAlert title={t('settings.passkeys.add.notAdded')} failure={shown} />
				)}
				<FormButtons
					submitLabel={t('settings.passkeys.add.submit')}
					saving={saving}
					onCancel={onCancel}
				/>
			</Stack>
		</form>
	);
}

interface PasskeyFormProps {
	passkey: Passkey;
	onDone: () => void;
}

/** The form to rename a passkey. */
export function RenamePasskeyForm({ passkey, onDone }: PasskeyFormProps) {
	const t = useTranslations();
	const labels = usePasskeyLabels();
	const utils = trpc.useUtils();
	const update = trpc.auth.updatePasskey.useMutation();
	const { field, onSubmit, saving, failure } = useRecordForm({
		initialValues: { name: passkey.name },
		schema: (contract) => contract.updatePasskeyInput,
		toInput: ({ name }) => ({ id: passkey.id, name }),
		labels,
		save: async (input) => {
			await update.mutateAsync(input);
			onDone();
			await utils.auth.twoFactor.invalidate();
		},
	});
	return (
		<form
			method="post"
			onSubmit={onSubmit}
			noValidate
			aria-label={t('settings.passkeys.rename.title')}
		>
			<Stack gap="sm">
				<TextInput
					{...field('name')}
					label={labels.name}
					autoComplete="off"
					data-autofocus
					required
					withAsterisk={false}
				/>
				{failure === null ? null : (
					<FailureAlert title={t('settings.passkeys.rename.notRenamed')} failure={failure} />
				)}
				<FormButtons
					submitLabel={t('settings.passkeys.rename.submit')}
					saving={saving}
					onCancel={onDone}
				/>
			</Stack>
		</form>
	);
}

/** The form to remove a passkey. */
export function RemovePasskeyForm({ passkey, onDone }: PasskeyFormProps) {
	const t = useTranslations();
	const labels = usePasskeyLabels();
	const utils = trpc.useUtils();
	const remove = trpc.auth.deletePasskey.useMutation();
	const { field, onSubmit, saving, failure } = useRecordForm({
		initialValues: { currentPassword: '' },
		schema: (contract) => contract.deletePasskeyInput,
		toInput: ({ currentPassword }) => ({ id: passkey.id, ...passwordInput(currentPassword) }),
		labels,
		save: async (input) => {
			try {
				await remove.mutateAsync(input);
			} catch (error) {
				// It was removed elsewhere, which is what is wanted.
				if (failureOf(error).code !== 'not_found') throw error;
			}
			notify(t('settings.passkeys.remove.done', { name: isolateBidi(passkey.name) }));
			onDone();
			await utils.auth.twoFactor.invalidate();
		},
	});
	return (
		<form
			method="post"
			onSubmit={onSubmit}
			noValidate
			aria-label={t('settings.passkeys.remove.title')}
		>
			<Stack gap="sm">
				<Text size="sm">
					{t.rich('settings.passkeys.remove.detail', { name: passkey.name, ...textTags })}
				</Text>
				<CurrentPasswordField {...field('currentPassword')} label={labels.currentPassword} />
				{failure === null ? null : (
					<FailureAlert title={t('settings.passkeys.remove.notRemoved')} failure={failure} />
				)}
				<FormButtons
					submitLabel={t('settings.passkeys.remove.submit')}
					saving={saving}
					onCancel={onDone}
				/>
			</Stack>
		</form>
	);
}
