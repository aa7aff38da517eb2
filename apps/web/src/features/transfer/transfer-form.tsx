'use client';

import type { Patient } from '@hms/contracts';
import { Stack, Text } from '@mantine/core';
import { useRouter } from 'next/navigation';
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
		labels: takeOverLabels,
		findErrors: takeOverErrors,
		save: async (input) => {
			await transfer(
				input,
				({ to }) => `${name} is now a patient of ${isolateBidi(to.name)}`,
				`${name} is your patient again`,
			);
			onDone();
			router.push('/patients');
		},
	});
	return (
		<form onSubmit={form.onSubmit} noValidate aria-label="Transfer to a colleague">
			<Stack gap="sm">
				<Text size="sm">
					The record, its care team and its history move to your colleague. You lose access unless
					your colleague shares the patient with you.
				</Text>
				<TakeOverInputs except={patient.ownerId} form={form} />
				{form.failure === null ? null : (
					<FailureAlert title="Not transferred" failure={form.failure} />
				)}
				<FormButtons submitLabel="Transfer patient" saving={form.saving} onCancel={onDone} />
			</Stack>
		</form>
	);
}
