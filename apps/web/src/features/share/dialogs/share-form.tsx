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
import { shareLabels as labels } from '../labels.ts';
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
			...(values.userId === null ? { userId: 'Choose a colleague' } : {}),
		}),
		fieldOfCode: { already_shared: 'userId' },
		save: async (input) => {
			const { user } = await create.mutateAsync(input);
			void utils.share.invalidate();
			const what = patient === null ? 'all your patients' : isolatedName(patient);
			notify(`${isolateBidi(user.name)} now has access to ${what}`);
			onDone();
		},
	});
	return (
		<form onSubmit={form.onSubmit} noValidate aria-label="Share">
			<Stack gap="sm">
				{patient === null ? (
					<Text size="sm">
						Give a colleague access to all your patients, including those you register later, to
						cover for you while you’re away.
					</Text>
				) : null}
				<UserSelect
					{...form.field('userId')}
					label={labels.userId}
					placeholder="Type a name"
					onlyActive
					except={ownId}
					required
					data-autofocus
				/>
				<ShareInputs form={form} />
				<TextInput
					{...form.field('reason')}
					label={labels.reason}
					description="Optional. Your colleague sees it"
					autoComplete="off"
				/>
				{form.failure === null ? null : <FailureAlert title="Not shared" failure={form.failure} />}
				<FormButtons submitLabel="Share" saving={form.saving} onCancel={onDone} />
			</Stack>
		</form>
	);
}
