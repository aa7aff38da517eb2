'use client';

import { Button, Group, PasswordInput, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { FailureAlert } from '../../components/message/failure-alert.tsx';
import { Panel } from '../../components/page/panel.tsx';
import { trpc } from '../../lib/api/trpc.ts';
import { useRecordForm } from '../../lib/form/use-record-form.ts';
import { notify } from '../../lib/ui/notifications.tsx';

const labels = { currentPassword: 'Current password', newPassword: 'New password' };
const initialValues = { currentPassword: '', newPassword: '' };

function PasswordForm({ onSaved }: { onSaved: () => void }) {
	const utils = trpc.useUtils();
	const me = utils.auth.me.getData();
	const change = trpc.auth.changePassword.useMutation();
	const { field, onSubmit, saving, failure } = useRecordForm({
		initialValues,
		schema: (contract) => contract.changePasswordInput,
		toInput: (values) => values,
		labels,
		save: async (input) => {
			await change.mutateAsync(input);
			void utils.auth.sessions.invalidate();
			void utils.auth.tokens.invalidate();
			notify('Your password was changed. You were signed out everywhere else.');
			onSaved();
		},
	});
	return (
		<form onSubmit={onSubmit} method="post" noValidate aria-label="Password">
			<Stack gap="sm">
				{/* Tells password managers whose password this is. */}
				<input
					type="text"
					name="username"
					autoComplete="username"
					value={me?.email ?? ''}
					readOnly
					hidden
				/>
				<PasswordInput
					{...field('currentPassword')}
					label={labels.currentPassword}
					autoComplete="current-password"
					required
					withAsterisk={false}
				/>
				<PasswordInput
					{...field('newPassword')}
					label={labels.newPassword}
					description="At least 12 characters. A few words in a row are easy to remember and hard to guess."
					autoComplete="new-password"
					required
					withAsterisk={false}
				/>
				<Text size="sm" c="dimmed">
					You stay signed in here. All your other sessions and personal tokens end.
				</Text>
				{failure === null ? null : <FailureAlert title="Not changed" failure={failure} />}
				<Group justify="flex-end">
					<Button type="submit" loading={saving}>
						Change password
					</Button>
				</Group>
			</Stack>
		</form>
	);
}

export function PasswordPanel() {
	const [saves, setSaves] = useState(0);
	return (
		<Panel title="Password">
			<PasswordForm key={saves} onSaved={() => setSaves(saves + 1)} />
		</Panel>
	);
}
