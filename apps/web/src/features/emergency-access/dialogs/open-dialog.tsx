'use client';

import type { EmergencyMatches } from '@hms/contracts';
import { Stack, Text, Textarea } from '@mantine/core';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'use-intl';
import { FormButtons } from '../../../components/form/form-buttons.tsx';
import { FailureAlert } from '../../../components/message/failure-alert.tsx';
import { Dialog } from '../../../components/page/dialog.tsx';
import { failureOf } from '../../../lib/api/failure.ts';
import { trpc } from '../../../lib/api/trpc.ts';
import { useRecordForm } from '../../../lib/form/use-record-form.ts';
import { textTags } from '../../../lib/text/text-tags.tsx';
import { notify } from '../../../lib/ui/notifications.tsx';

type Match = EmergencyMatches['items'][number];

/** The form that asks for the reason, and then opens the patient. */
function OpenForm({ match, onCancel }: { match: Match; onCancel: () => void }) {
	const t = useTranslations();
	const labels = { reason: t('emergencyAccess.open.reason') };
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
				notify(t('emergencyAccess.open.already'));
			}
			void utils.invalidate();
			router.push(`/patients/${patientId}`);
		},
	});
	return (
		<form onSubmit={onSubmit} noValidate aria-label={t('emergencyAccess.open.title')}>
			<Stack gap="sm">
				<Text size="sm">
					{t.rich('emergencyAccess.open.detail', { name: owner.name, ...textTags })}
				</Text>
				<Textarea
					{...field('reason')}
					label={labels.reason}
					description={t('emergencyAccess.open.reasonHint')}
					maxLength={500}
					autosize
					minRows={3}
					required
					data-autofocus
				/>
				{failure === null ? null : (
					<FailureAlert title={t('emergencyAccess.open.failed')} failure={failure} />
				)}
				<FormButtons
					submitLabel={t('emergencyAccess.open.submit')}
					saving={saving}
					onCancel={onCancel}
				/>
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
	const t = useTranslations();
	if (match === null) return null;
	return (
		<Dialog opened={opened} onClose={onClose} title={t('emergencyAccess.open.title')}>
			<OpenForm match={match} onCancel={onClose} />
		</Dialog>
	);
}
