'use client';

import type { EmergencyAccess } from '@hms/contracts';
import { Stack, Text, Textarea } from '@mantine/core';
import { useTranslations } from 'use-intl';
import { FormButtons } from '../../../components/form/form-buttons.tsx';
import { FailureAlert } from '../../../components/message/failure-alert.tsx';
import { Dialog } from '../../../components/page/dialog.tsx';
import { trpc } from '../../../lib/api/trpc.ts';
import { useRecordForm } from '../../../lib/form/use-record-form.ts';
import { textTags } from '../../../lib/text/text-tags.tsx';
import { notify } from '../../../lib/ui/notifications.tsx';

/** The form that records that an emergency access was looked at. */
function ReviewForm({ access, onDone }: { access: EmergencyAccess; onDone: () => void }) {
	const t = useTranslations();
	const labels = { note: t('emergencyAccess.reviewForm.note') };
	const { id, user, owner, reason } = access;
	const names = { user: user.name, owner: owner.name, ...textTags };
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
			notify(t('emergencyAccess.reviewForm.done'));
			onDone();
		},
	});
	return (
		<form onSubmit={onSubmit} noValidate aria-label={t('emergencyAccess.reviewForm.title')}>
			<Stack gap="sm">
				<Text size="sm">
					{reason === ''
						? t.rich('emergencyAccess.reviewForm.opened', names)
						: t.rich('emergencyAccess.reviewForm.openedBecause', { ...names, reason })}
				</Text>
				<Textarea
					{...field('note')}
					label={labels.note}
					description={t('emergencyAccess.reviewForm.hint')}
					maxLength={2000}
					autosize
					minRows={3}
					maxRows={12}
					required
					data-autofocus
				/>
				{failure === null ? null : (
					<FailureAlert title={t('emergencyAccess.reviewForm.failed')} failure={failure} />
				)}
				<FormButtons
					submitLabel={t('emergencyAccess.reviewForm.submit')}
					saving={saving}
					onCancel={onDone}
				/>
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
	const t = useTranslations();
	if (access === null) return null;
	return (
		<Dialog opened={opened} onClose={onClose} title={t('emergencyAccess.reviewForm.title')}>
			<ReviewForm access={access} onDone={onClose} />
		</Dialog>
	);
}
