'use client';

import { useIdempotencyKey } from '@hms/client/react';
import type { Patient } from '@hms/contracts';
import { Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { FormButtons } from '../../../components/form/form-buttons.tsx';
import { FailureAlert } from '../../../components/message/failure-alert.tsx';
import { trpc } from '../../../lib/api/trpc.ts';
import { plainDateOrText } from '../../../lib/dates/plain-date-text.ts';
import { textOrNull } from '../../../lib/form/blank.ts';
import { useRecordForm } from '../../../lib/form/use-record-form.ts';
import { isolateBidi } from '../../../lib/text/isolate-bidi.ts';
import { useLocale } from '../../../lib/text/locale.ts';
import { isolatedName } from '../../../lib/text/person-name.ts';
import { notify } from '../../../lib/ui/notifications.tsx';
import { useMe } from '../../user/queries.ts';
import { UserSelect } from '../../user/user-select.tsx';
import { shareLabels } from '../labels.ts';
import { ShareInputs, type ShareValues, untilErrors } from './inputs.tsx';

interface ShareFormProps {
	/** Null: all patients of the user. */
	patient: Patient | null;
	onDone: () => void;
}

interface NewShareValues extends ShareValues, Record<string, unknown> {
	userId: string | null;
	reason: string;
}

/** The form that lets a colleague in. */
export function ShareForm({ patient, onDone }: ShareFormProps) {
	const t = useTranslations();
	const labels = shareLabels(t);
	const utils = trpc.useUtils();
	const locale = useLocale();
	const ownId = useMe()?.id;
	const create = trpc.share.create.useMutation(useIdempotencyKey());
	const [initialValues] = useState<NewShareValues>({
		userId: null,
		// Whoever covers for somebody has to write; a second opinion needs to read.
		level: patient === null ? 'write' : 'read',
		until: '',
		reason: '',
	});
	const form = useRecordForm({
		initialValues,
		schema: (contract) => contract.createShareInput,
		toInput: ({ userId, level, until, reason }) => ({
			userId: userId ?? undefined,
			patientId: patient?.id ?? null,
			level,
			until: plainDateOrText(until, locale, 'near'),
			reason: textOrNull(reason),
		}),
		labels,
		findErrors: (values) => ({
			...untilErrors(values, locale, t),
			...(values.userId === null ? { userId: t('share.form.noColleague') } : {}),
		}),
		fieldOfCode: { already_shared: 'userId' },
		save: async (input) => {
			const { user } = await create.mutateAsync(input);
			void utils.share.invalidate();
			const name = isolateBidi(user.name);
			notify(
				patient === null
					? t('share.form.doneAll', { name })
					: t('share.form.done', { name, patient: isolatedName(patient) }),
			);
			onDone();
		},
	});
	return (
		<form onSubmit={form.onSubmit} noValidate aria-label={t('share.form.title')}>
			<Stack gap="sm">
				{patient === null ? <Text size="sm">{t('share.form.allHint')}</Text> : null}
				<UserSelect
					{...form.field('userId')}
					label={labels.userId}
					placeholder={t('share.form.placeholder')}
					onlyActive
					except={ownId}
					required
					data-autofocus
				/>
				<ShareInputs form={form} />
				<TextInput
					{...form.field('reason')}
					label={labels.reason}
					description={t('share.form.reasonHint')}
					autoComplete="off"
				/>
				{form.failure === null ? null : (
					<FailureAlert title={t('share.form.failed')} failure={form.failure} />
				)}
				<FormButtons submitLabel={t('share.form.submit')} saving={form.saving} onCancel={onDone} />
			</Stack>
		</form>
	);
}
