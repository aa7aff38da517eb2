'use client';

import { fullName, type Mapping } from '@hms/contracts';
import { Stack, Text, TextInput } from '@mantine/core';
import { IconRefresh } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { useTranslations } from 'use-intl';
import { FormButtons } from '../../../components/form/form-buttons.tsx';
import { FailureAlert } from '../../../components/message/failure-alert.tsx';
import { Notice } from '../../../components/message/notice.tsx';
import { useClinic } from '../../../lib/clinic/clinic.ts';
import { formatPlainDate } from '../../../lib/dates/format-plain-date.ts';
import { textOrNull } from '../../../lib/form/blank.ts';
import { useRecordForm } from '../../../lib/form/use-record-form.ts';
import { isolateBidi } from '../../../lib/text/isolate-bidi.ts';
import { useLocale } from '../../../lib/text/locale.ts';
import { textTags } from '../../../lib/text/text-tags.tsx';
import { mappingLabels } from '../fields.ts';
import { useLatestMapping } from '../queries.ts';
import { useMappingOperations } from '../use-mapping-operations.ts';

interface EndFormProps {
	mapping: Mapping;
	onDone: () => void;
}

/** The form that ends an assignment today, with a reason. */
export function EndForm({ mapping: known, onDone }: EndFormProps) {
	const t = useTranslations();
	const labels = mappingLabels(t);
	const locale = useLocale();
	const { today, deviceClock } = useClinic();
	const mapping = useLatestMapping(known);
	const { endWithReason } = useMappingOperations();
	const names = {
		doctor: fullName(mapping.doctor),
		patient: fullName(mapping.patient),
		...textTags,
	};
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
	function sentence(): ReactNode {
		if (mapping.startedOn > today) return t.rich('mapping.end.beforeStart', { start, ...names });
		return deviceClock === 'other date'
			? t.rich('mapping.end.todayInClinic', {
					start,
					today: formatPlainDate(today, locale),
					...names,
				})
			: t.rich('mapping.end.today', { start, ...names });
	}
	return (
		<form onSubmit={onSubmit} noValidate aria-label={t('mapping.end.title')}>
			<Stack gap="sm">
				<Text size="sm">{sentence()}</Text>
				<TextInput
					{...field('reason')}
					label={labels.reason}
					description={
						mapping.reason === null
							? t('mapping.end.why')
							: t('mapping.end.whyReplacing', { reason: isolateBidi(mapping.reason) })
					}
					autoComplete="off"
					data-autofocus
				/>
				{mapping.status === 'ended' && !saving ? (
					<Notice
						tone="warning"
						role="status"
						icon={<IconRefresh />}
						title={t('mapping.end.hasEnded')}
					>
						{t('mapping.end.hasEndedHint')}
					</Notice>
				) : null}
				{failure === null ? null : (
					<FailureAlert title={t('mapping.end.notEnded')} failure={failure} />
				)}
				<FormButtons submitLabel={t('mapping.end.submit')} saving={saving} onCancel={onDone} />
			</Stack>
		</form>
	);
}
