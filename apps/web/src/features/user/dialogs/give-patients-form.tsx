'use client';

import type { ListedUser } from '@hms/contracts';
import { Stack, Text } from '@mantine/core';
import { useTranslations } from 'use-intl';
import { FormButtons } from '../../../components/form/form-buttons.tsx';
import { FailureAlert } from '../../../components/message/failure-alert.tsx';
import { useRecordForm } from '../../../lib/form/use-record-form.ts';
import { textTags } from '../../../lib/text/text-tags.tsx';
import {
	initialTakeOver,
	TakeOverInputs,
	takeOverErrors,
	takeOverInput,
	takeOverLabels,
	useGiveAll,
} from '../../transfer/take-over.tsx';

/** The form that gives all patients of somebody who is disabled to a colleague. */
export function GivePatientsForm({ user, onDone }: { user: ListedUser; onDone: () => void }) {
	const t = useTranslations();
	const giveAll = useGiveAll(user);
	const form = useRecordForm({
		initialValues: initialTakeOver,
		schema: (contract) => contract.createTransferInput,
		toInput: (values) => takeOverInput(user, values),
		labels: takeOverLabels(t),
		findErrors: (values) => takeOverErrors(t, values),
		save: async (input) => {
			await giveAll(input);
			onDone();
		},
	});
	return (
		<form onSubmit={form.onSubmit} noValidate aria-label={t('user.give.form')}>
			<Stack gap="sm">
				<Text size="sm">{t.rich('user.give.detail', { name: user.name, ...textTags })}</Text>
				<TakeOverInputs except={user.id} form={form} />
				{form.failure === null ? null : (
					<FailureAlert title={t('user.give.notTransferred')} failure={form.failure} />
				)}
				<FormButtons submitLabel={t('user.give.submit')} saving={form.saving} onCancel={onDone} />
			</Stack>
		</form>
	);
}
