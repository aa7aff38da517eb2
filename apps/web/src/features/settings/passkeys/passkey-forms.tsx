'use client';

import type { Passkey } from '@hms/contracts';
import { Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { FormButtons } from '../../../components/form/form-buttons.tsx';
import { FailureAlert } from '../../../components/message/failure-alert.tsx';
import type { Failure } from '../../../lib/api/failure.ts';
import { failureOf } from '../../../lib/api/failure.ts';
import { trpc } from '../../../lib/api/trpc.ts';
import { useRecordForm } from '../../../lib/form/use-record-form.ts';
import { loadWebAuthn, passkeyFailureOf } from '../../../lib/passkey/passkey.ts';
import { isolateBidi } from '../../../lib/text/isolate-bidi.ts';
import { notify } from '../../../lib/ui/notifications.tsx';
import { CurrentPasswordField, passwordInput } from '../current-password-field.tsx';
import { deviceName } from '../user-agent.ts';

const labels = { name: 'Name', currentPassword: 'Current password' };

interface AddPasskeyFormProps {
	onDone: () => void;
	onCancel: () => void;
}

/** The form to add a passkey: the name, then the browser asks. */
export function AddPasskeyForm({ onDone, onCancel }: AddPasskeyFormProps) {
	const utils = trpc.useUtils();
	const begin = trpc.auth.beginPasskey.useMutation();
	const create = trpc.auth.createPasskey.useMutation();
	const [browserFailure, setBrowserFailure] = useState<Failure | null>(null);
	const [initialValues] = useState(() => ({
		...{ name: deviceName(navigator.userAgent), currentPassword: '' },
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
			notify('The passkey was added');
			onDone();
			await utils.auth.twoFactor.invalidate();
		},
	});
	const shown = browserFailure ?? failure;
	return (
		<form method="post" onSubmit={onSubmit} noValidate aria-label="Add a passkey">
			<Stack gap="sm">
				<Text size="sm">
					Your browser asks where to keep it, and for your fingerprint, face or PIN.
				</Text>
				<TextInput
					{...field('name')}
					label={labels.name}
					description="The device or the password manager that keeps it"
					autoComplete="off"
					maxLength={100}
					data-autofocus
				/>
				<CurrentPasswordField {...field('currentPassword')} label={labels.currentPassword} />
				{shown === null ? null : <FailureAlert title="Not added" failure={shown} />}
				<FormButtons submitLabel="Add passkey" saving={saving} onCancel={onCancel} />
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
		<form method="post" onSubmit={onSubmit} noValidate aria-label="Rename the passkey">
			<Stack gap="sm">
				<TextInput
					{...field('name')}
					label={labels.name}
					autoComplete="off"
					data-autofocus
					required
					withAsterisk={false}
				/>
				{failure === null ? null : <FailureAlert title="Not renamed" failure={failure} />}
				<FormButtons submitLabel="Rename" saving={saving} onCancel={onDone} />
			</Stack>
		</form>
	);
}

/** The form to remove a passkey. */
export function RemovePasskeyForm({ passkey, onDone }: PasskeyFormProps) {
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
			notify(`The passkey ${isolateBidi(passkey.name)} was removed`);
			onDone();
			await utils.auth.twoFactor.invalidate();
		},
	});
	return (
		<form method="post" onSubmit={onSubmit} noValidate aria-label="Remove the passkey">
			<Stack gap="sm">
				<Text size="sm">
					<strong>
						<bdi>{passkey.name}</bdi>
					</strong>{' '}
					no longer signs you in. Delete it on its device too.
				</Text>
				<CurrentPasswordField {...field('currentPassword')} label={labels.currentPassword} />
				{failure === null ? null : <FailureAlert title="Not removed" failure={failure} />}
				<FormButtons submitLabel="Remove" saving={saving} onCancel={onDone} />
			</Stack>
		</form>
	);
}
