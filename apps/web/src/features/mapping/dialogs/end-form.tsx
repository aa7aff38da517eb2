'use client';

import type { Mapping } from '@hms/contracts';
import { Stack, Text, TextInput } from '@mantine/core';
import { IconRefresh } from '@tabler/icons-react';
import { useState } from 'react';
import { FormButtons } from '../../../components/form/form-buttons.tsx';
import { FailureAlert } from '../../../components/message/failure-alert.tsx';
import { Notice } from '../../../components/message/notice.tsx';
import { PersonName } from '../../../components/record/person-name.tsx';
import { useClinic } from '../../../lib/clinic/clinic.ts';
import { formatPlainDate } from '../../../lib/dates/format-plain-date.ts';
import { textOrNull } from '../../../lib/form/blank.ts';
import { useRecordForm } from '../../../lib/form/use-record-form.ts';
import { isolateBidi } from '../../../lib/text/isolate-bidi.ts';
import { useLocale } from '../../../lib/text/locale.ts';
import { mappingLabels as labels } from '../fields.ts';
import { useLatestMapping } from '../queries.ts';

import { useMappingOperations } from '../use-mapping-operations.ts';
import { todayLabel } from './today-label.ts';

interface EndFormProps {
	mapping: Mapping;
	onDone: () => void;
}

/** The form that ends an assignment today, with a reason. */
export function EndForm({ mapping: known, onDone }: EndFormProps) {
	const locale = useLocale();
	const clinic = useClinic();
	const mapping = useLatestMapping(known);
	const { endWithReason } = useMappingOperations();
	const doctor = (
		<strong>
			<PersonName person={mapping.doctor} />
		</strong>
	);
	const patient = (
		<strong>
			<PersonName person={mapping.patient} />
		</strong>
	);
	const start = formatPlainDate(mapping.startedOn, locale);
	const [initialValues] = useState({ reason: '' });
	const { field, onSubmit, saving, failure } = useRecordForm({
		initialValues,
		schema: (contract) => contract.endMappingInput,
		toInput: ({ reason }) => ({ id: mapping.id, reason: textOrNull(reason) ?? undefined }),
		labels,
		save: async ({ reason }) => {
			await endWithReason(mapping, reason);
			onDone();
		},
	});
	return (
		<form onSubmit={onSubmit} noValidate aria-label="End assignment">
			<Stack gap="sm">
				<Text size="sm">
					{mapping.startedOn <= clinic.today ? (
						<>
							{doctor} has looked after {patient} since {start}; this assignment ends{' '}
							{todayLabel(clinic, locale)}.
						</>
					) : (
						<>
							{doctor} looks after {patient} from {start}; this assignment ends before it begins.
						</>
					)}
				</Text>
				<TextInput
					{...field('reason')}
					label={labels.reason}
					description={
						mapping.reason === null
							? 'Why it ends'
							: `Why it ends. This replaces “${isolateBidi(mapping.reason)}”, which stays in the history`
					}
					autoComplete="off"
					data-autofocus
				/>
				{mapping.status === 'ended' && !saving ? (
					<Notice
						tone="warning"
						role="status"
						icon={<IconRefresh />}
						title="This assignment has ended since you opened it"
					>
						Cancel to see it in the timeline.
					</Notice>
				) : null}
				{failure === null ? null : <FailureAlert title="Not ended" failure={failure} />}
				<FormButtons submitLabel="End assignment" saving={saving} onCancel={onDone} />
			</Stack>
		</form>
	);
}
