'use client';

import type { EmergencyAccess } from '@hms/contracts';
import { Stack, Text, Textarea } from '@mantine/core';
import { FormButtons } from '../../../components/form/form-buttons.tsx';
import { FailureAlert } from '../../../components/message/failure-alert.tsx';
import { Dialog } from '../../../components/page/dialog.tsx';
import { trpc } from '../../../lib/api/trpc.ts';
import { useRecordForm } from '../../../lib/form/use-record-form.ts';
import { notify } from '../../../lib/ui/notifications.tsx';

const labels = { note: 'Note' };

/** The form that records that an emergency access was looked at. */
function ReviewForm({ access, onDone }: { access: EmergencyAccess; onDone: () => void }) {
	const { id, user, owner, reason } = access;
	const utils = trpc.useUtils();
	const review = trpc.emergencyAccess.review.useMutation({
		// Also when it was refused, because somebody else has reviewed it.
		onSettled: () => utils.emergencyAccess.invalidate(),
	});
	const { field, onSubmit, saving, failure } = useRecordForm({
		initialValues: { note: '' },
		schema: (contract) => contract.reviewEmergencyAccessInput,
		toInput: ({ note }) => ({ id, note }),
		labels,
		save: async (input) => {
			await review.mutateAsync(input);
			notify('The emergency access was reviewed');
			onDone();
		},
	});
	return (
		<form onSubmit={onSubmit} noValidate aria-label="Review an emergency access">
			<Stack gap="sm">
				<Text size="sm">
					<strong>
						<bdi>{user.name}</bdi>
					</strong>{' '}
					opened a patient of{' '}
					<strong>
						<bdi>{owner.name}</bdi>
					</strong>
					{reason === '' ? '.' : ': '}
					<bdi>{reason}</bdi>
				</Text>
				<Textarea
					{...field('note')}
					label={labels.note}
					description="Was it an emergency, and what happens next? The patient’s owner sees this note. It can’t be changed"
					maxLength={2000}
					autosize
					minRows={3}
					maxRows={12}
					required
					data-autofocus
				/>
				{failure === null ? null : <FailureAlert title="Not reviewed" failure={failure} />}
				<FormButtons submitLabel="Mark as reviewed" saving={saving} onCancel={onDone} />
			</Stack>
		</form>
	);
}

interface ReviewDialogProps {
	opened: boolean;
	onClose: () => void;
	access: EmergencyAccess | null;
}

export function ReviewDialog({ opened, onClose, access }: ReviewDialogProps) {
	if (access === null) return null;
	return (
		<Dialog opened={opened} onClose={onClose} title="Review an emergency access">
			<ReviewForm access={access} onDone={onClose} />
		</Dialog>
	);
}
