'use client';

import type { ListedUser } from '@hms/contracts';
import { Input, SegmentedControl, Stack, Text } from '@mantine/core';
import { useId, useState } from 'react';
import { useTranslations } from 'use-intl';
import { FormButtons } from '../../../components/form/form-buttons.tsx';
import { FailureAlert } from '../../../components/message/failure-alert.tsx';
import { useRecordForm } from '../../../lib/form/use-record-form.ts';
import { isolateBidi } from '../../../lib/text/isolate-bidi.ts';
import { textTags } from '../../../lib/text/text-tags.tsx';
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
				notify(t('user.disable.done', { name: isolateBidi(user.name) }));
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
	const named = { name: user.name, ...textTags };
	return (
		<form onSubmit={form.onSubmit} noValidate aria-label={t('user.disable.title')}>
			<Stack gap="sm">
				{isDisabled ? (
					<Text size="sm" role="status">
						{t.rich('user.disable.notGiven', named)}
					</Text>
				) : (
					<Text size="sm">{t.rich('user.disable.detail', named)}</Text>
				)}
				{isOwn ? (
					<Text size="sm" fw={600}>
						{t('user.disable.own')}
					</Text>
				) : null}
				{isOwn || isDisabled ? null : (
					<Input.Wrapper
						label={t('user.disable.who')}
						labelElement="div"
						labelProps={{ id: whoId }}
					>
						<SegmentedControl
							{...form.form.getInputProps('isGiven')}
							aria-labelledby={whoId}
							fullWidth
							data={[
								{ value: 'no', label: t('user.disable.nobody') },
								{ value: 'yes', label: t('user.disable.colleague') },
							]}
						/>
						{isGiven ? null : (
							<Text size="xs" c="dimmed" mt={4}>
								{t('user.disable.nobodyDetail')}
							</Text>
						)}
					</Input.Wrapper>
				)}
				{isGiven ? <TakeOverInputs except={user.id} form={form} /> : null}
				{form.failure === null ? null : (
					<FailureAlert
						title={isDisabled ? t('user.disable.notTransferred') : t('user.disable.notDisabled')}
						failure={form.failure}
					/>
				)}
				<FormButtons
					submitLabel={isDisabled ? t('user.give.submit') : t('user.disable.submit')}
					saving={form.saving}
					onCancel={onDone}
				/>
			</Stack>
		</form>
	);
}
