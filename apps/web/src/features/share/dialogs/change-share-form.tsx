'use client';

import type { Share } from '@hms/contracts';
import { Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { FormButtons } from '../../../components/form/form-buttons.tsx';
import { FailureAlert } from '../../../components/message/failure-alert.tsx';
import { trpc } from '../../../lib/api/trpc.ts';
import { plainDateOrText, plainDateText } from '../../../lib/dates/plain-date-text.ts';
import { useRecordForm } from '../../../lib/form/use-record-form.ts';
import { isolateBidi } from '../../../lib/text/isolate-bidi.ts';
import { useLocale } from '../../../lib/text/locale.ts';
import { notify } from '../../../lib/ui/notifications.tsx';
import { shareLabels } from '../labels.ts';
import { ShareInputs, type ShareValues, untilErrors } from './inputs.tsx';

/** The form that changes what a share allows, and until when. */
export function ChangeShareForm({ share, onDone }: { share: Share; onDone: () => void }) {
	const t = useTranslations();
	const labels = shareLabels(t);
	const { id, user, patientId } = share;
	const utils = trpc.useUtils();
	const locale = useLocale();
	const update = trpc.share.update.useMutation();
	const [initialValues] = useState<ShareValues & Record<string, unknown>>({
		level: share.level,
		until: plainDateText(share.until, locale),
	});
	const form = useRecordForm({
		initialValues,
		schema: (contract) => contract.updateShareInput,
		toInput: ({ level, until }) => ({ id, level, until: plainDateOrText(until, locale, 'near') }),
		labels,
		findErrors: (values) => untilErrors(values, locale, t),
		save: async (input) => {
			await update.mutateAsync(input);
			void utils.share.invalidate();
			notify(t('share.changeForm.done', { name: isolateBidi(user.name) }));
			onDone();
		},
	});
	return (
		<form onSubmit={form.onSubmit} noValidate aria-label={t('share.changeForm.title')}>
			<Stack gap="sm">
				<div>
					<Text fw={600}>
						<bdi>{user.name}</bdi>
					</Text>
					<Text size="sm" c="dimmed">
						{t(patientId === null ? 'share.allYours' : 'share.thisPatient')}
					</Text>
				</div>
				<ShareInputs form={form} />
				{form.failure === null ? null : (
					<FailureAlert title={t('share.changeForm.failed')} failure={form.failure} />
				)}
				<FormButtons
					submitLabel={t('share.changeForm.submit')}
					saving={form.saving}
					onCancel={onDone}
				/>
			</Stack>
		</form>
	);
}
