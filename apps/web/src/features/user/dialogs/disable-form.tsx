'use client';

import type { ListedUser } from '@hms/contracts';
import { Input, SegmentedControl, Stack, Text } from '@mantine/core';
import { useId, useState } from 'react';
import { useTranslations } from 'use-intl';
import { FormButtons } from '../../../components/form/form-buttons.tsx';
import { FailureAlert } from '../../../components/message/failure-alert.tsx';
import { useRecordForm } from '../../../lib/form/use-record-form.ts';
import { isolateBidi } from '../../../lib/text/isolate-bidi.ts';
import { notify } from '../../../lib/ui/notifications.tsx';
import {
	initialTakeOver,
	TakeOverInputs,
	takeOverErrors,
	takeOverInput,
	takeOverLabels,
	useGiveAll,
} from '../../transfer/take-over.tsx';
import { useMe } from '../queries.ts';
import { useUpdateUser } from '../use-update-user.ts';

const initialValues = { ...initialTakeOver, isGiven: 'no' };

/**
 * Asks before an account is disabled, and who takes over the patients. If they cannot be given after it is disabled, the form
 * stays to try that again.
 */
export function DisableForm({ user, onDone }: { user: ListedUser; onDone: () => void }) {
	const t = useTranslations();
	const updateUser = useUpdateUser();
	const giveAll = useGiveAll(user);
	const isOwn = useMe()?.id === user.id;
	const [isDisabled, setDisabled] = useState(false);
	const whoId = useId();
	const form = useRecordForm({
		initialValues,
		schema: (contract) => contract.createTransferInput.nullable(),
		toInput: (values) => (values.isGiven === 'yes' ? takeOverInput(user, values) : null),
		labels: takeOverLabels(t),
		findErrors: (values) => (values.isGiven === 'yes' ? takeOverErrors(t, values) : {}),
		save: async (input) => {
			if (!isDisabled) {
				await updateUser(user, { status: 'disabled' });
				notify(`The account of ${isolateBidi(user.name)} was disabled`);
			}
			try {
				if (input !== null) await giveAll(input);
			} catch (error) {
				setDisabled(true);
				throw error;
			}
			onDone();
		},
	});
	const isGiven = form.form.values.isGiven === 'yes';
	const name = (
		<strong>
			<bdi>{user.name}</bdi>
		</strong>
	);
	return (
		<form onSubmit={form.onSubmit} noValidate aria-label="Disable account">
			<Stack gap="sm">
				{isDisabled ? (
					<Text size="sm" role="status">
						The account of {name} is disabled, but the patients were not transferred. You can also
						transfer them later, from the menu of the account.
					</Text>
				) : (
					<Text size="sm">
						{name} is signed out everywhere at once, and can’t sign in until the account is enabled
						again.
					</Text>
				)}
				{isOwn ? (
					<Text size="sm" fw={600}>
						This is your own account: you are signed out too. Another administrator can transfer
						your patients to a colleague.
					</Text>
				) : null}
				{isOwn || isDisabled ? null : (
					<Input.Wrapper
						label="Who takes over the patients"
						labelElement="div"
						labelProps={{ id: whoId }}
					>
						<SegmentedControl
							{...form.form.getInputProps('isGiven')}
							aria-labelledby={whoId}
							fullWidth
							data={[
								{ value: 'no', label: 'Nobody for now' },
								{ value: 'yes', label: 'A colleague' },
							]}
						/>
						{isGiven ? null : (
							<Text size="xs" c="dimmed" mt={4}>
								The patients stay as they are. Nobody else sees them unless they are shared.
							</Text>
						)}
					</Input.Wrapper>
				)}
				{isGiven ? <TakeOverInputs except={user.id} form={form} /> : null}
				{form.failure === null ? null : (
					<FailureAlert
						title={isDisabled ? 'The patients were not transferred' : 'Not disabled'}
						failure={form.failure}
					/>
				)}
				<FormButtons
					submitLabel={isDisabled ? 'Transfer patients' : 'Disable account'}
					saving={form.saving}
					onCancel={onDone}
				/>
			</Stack>
		</form>
	);
}
