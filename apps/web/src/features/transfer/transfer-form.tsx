'use client';

import type { Patient } from '@hms/contracts';
import { Stack, Text } from '@mantine/core';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'use-intl';
import { FormButtons } from '../../components/form/form-buttons.tsx';
import { FailureAlert } from '../../components/message/failure-alert.tsx';
import { useRecordForm } from '../../lib/form/use-record-form.ts';
import { isolateBidi } from '../../lib/text/isolate-bidi.ts';
import { isolatedName } from '../../lib/text/person-name.ts';
import {
	initialTakeOver,
	TakeOverInputs,
	takeOverErrors,
	takeOverLabels,
	useTransfer,
} from './take-over.tsx';

/** The form that gives a patient of the user to a colleague. */
export function TransferForm({ patient, onDone }: { patient: Patient; onDone: () => void }) {
	const t = useTranslations();
	const router = useRouter();
	const transfer = useTransfer();
	const name = isolatedName(patient);
	const form = useRecordForm({
		initialValues: initialTakeOver,
		schema: (contract) => contract.createTransferInput,
		toInput: ({ toUserId, reason }) => ({
			patientIds: [patient.id],
			toUserId: toUserId ?? undefined,
			reason,
		}),
		labels: takeOverLabels(t),
		findErrors: (values) => takeOverErrors(t, values),
		save: async (input) => {
			await transfer(
				input,
				({ to }) => t('transfer.form.done', { name, to: isolateBidi(to.name) }),
				t('transfer.form.undone', { name }),
			);
			onDone();
			router.push('/patients');
		},
	});
	return (
		<form onSubmit={form.onSubmit} noValidate aria-label={t('transfer.form.title')}>
			<Stack gap="sm">
				<Text size="sm">{t('transfer.form.detail')}</Text>
				<TakeOverInputs except={patient.ownerId} form={form} />
				{form.failure === null ? null : (
					<FailureAlert title={t('transfer.form.failed')} failure={form.failure} />
				)}
				<FormButtons
					submitLabel={t('transfer.form.submit')}
					saving={form.saving}
					onCancel={onDone}
				/>
			</Stack>
		</form>
	);
}
