'use client';

import type { TotpSetup } from '@hms/contracts';
import { Button, Group, Stack, Text } from '@mantine/core';
import { FailureAlert } from '../../../components/message/failure-alert.tsx';
import { failureOf } from '../../../lib/api/failure.ts';
import { trpc } from '../../../lib/api/trpc.ts';
import { useRecordForm } from '../../../lib/form/use-record-form.ts';
import { notify } from '../../../lib/ui/notifications.tsx';
import { CurrentPasswordField, passwordInput } from '../current-password-field.tsx';

const labels = { currentPassword: 'Current password' };
const initialValues = { currentPassword: '' };

interface BeginFormProps {
	onBegun: (setup: TotpSetup) => void;
	/** It was set up elsewhere meanwhile. */
	onSetUpAlready: () => void;
}

/** The first step of setting up an authenticator app: what it is, and the password if it is needed. */
export function BeginForm({ onBegun, onSetUpAlready }: BeginFormProps) {
	const begin = trpc.auth.beginTotp.useMutation();
	const { field, onSubmit, saving, failure } = useRecordForm({
		initialValues,
		schema: (contract) => contract.beginTotpInput,
		toInput: ({ currentPassword }) => passwordInput(currentPassword),
		labels,
		save: async (input) => {
			try {
				onBegun(await begin.mutateAsync(input));
			} catch (error) {
				if (failureOf(error).code !== 'conflict') throw error;
				notify('Your second factor is already on');
				onSetUpAlready();
			}
		},
	});
	return (
		<form method="post" onSubmit={onSubmit} noValidate aria-label="Begin">
			<Stack gap="sm">
				<Text size="sm">
					An authenticator app on your telephone shows a new code every 30 seconds, so someone who
					learns your password still can’t sign in. Any authenticator app works. Install one before
					you continue.
				</Text>
				<CurrentPasswordField {...field('currentPassword')} label={labels.currentPassword} />
				{failure === null ? null : <FailureAlert title="Set-up not started" failure={failure} />}
				<Group justify="flex-end" mt="xs">
					<Button type="submit" loading={saving} data-autofocus>
						Continue
					</Button>
				</Group>
			</Stack>
		</form>
	);
}
