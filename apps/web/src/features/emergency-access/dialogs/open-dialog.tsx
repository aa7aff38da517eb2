'use client';

import type { EmergencyMatches } from '@hms/contracts';
import { Stack, Text, Textarea } from '@mantine/core';
import { useRouter } from 'next/navigation';
import { FormButtons } from '../../../components/form/form-buttons.tsx';
import { FailureAlert } from '../../../components/message/failure-alert.tsx';
import { Dialog } from '../../../components/page/dialog.tsx';
import { failureOf } from '../../../lib/api/failure.ts';
import { trpc } from '../../../lib/api/trpc.ts';
import { useRecordForm } from '../../../lib/form/use-record-form.ts';
import { notify } from '../../../lib/ui/notifications.tsx';

type Match = EmergencyMatches['items'][number];

const labels = { reason: 'Reason' };

/** The form that asks for the reason, and then opens the patient. */
function OpenForm({ match, onCancel }: { match: Match; onCancel: () => void }) {
	const { patientId, owner } = match;
	const router = useRouter();
	const utils = trpc.useUtils();
	const open = trpc.emergencyAccess.open.useMutation();
	const { field, onSubmit, saving, failure } = useRecordForm({
		initialValues: { reason: '' },
		schema: (contract) => contract.openInEmergencyInput,
		toInput: ({ reason }) => ({ patientId, reason }),
		labels,
		save: async (input) => {
			try {
				await open.mutateAsync(input);
			} catch (error) {
				// The owner shares the patient with the user anyway.
				if (failureOf(error).code !== 'conflict') throw error;
				notify('You already have access to this patient');
			}
			void utils.invalidate();
			router.push(`/patients/${patientId}`);
		},
	});
	return (
		<form onSubmit={onSubmit} noValidate aria-label="Open in an emergency">
			<Stack gap="sm">
				<Text size="sm">
					You can read the record for an hour.{' '}
					<strong>
						<bdi>{owner.name}</bdi>
					</strong>{' '}
					is told at once, with your name and reason, and an administrator reviews it.
				</Text>
				<Textarea
					{...field('reason')}
					label={labels.reason}
					description="Why this can’t wait (10 to 500 characters)"
					maxLength={500}
					autosize
					minRows={3}
					required
					data-autofocus
				/>
				{failure === null ? null : <FailureAlert title="Not opened" failure={failure} />}
				<FormButtons submitLabel="Open the record" saving={saving} onCancel={onCancel} />
			</Stack>
		</form>
	);
}

interface OpenDialogProps {
	opened: boolean;
	onClose: () => void;
	match: Match | null;
}

export function OpenDialog({ opened, onClose, match }: OpenDialogProps) {
	if (match === null) return null;
	return (
		<Dialog opened={opened} onClose={onClose} title="Open in an emergency">
			<OpenForm match={match} onCancel={onClose} />
		</Dialog>
	);
}
