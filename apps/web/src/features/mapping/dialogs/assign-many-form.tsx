'use client';

import { maxRowsAtOnce, type Patient } from '@hms/contracts';
import { Stack, Switch, Text, TextInput } from '@mantine/core';
import { useTranslations } from 'use-intl';
import { FormButtons } from '../../../components/form/form-buttons.tsx';
import { FailureAlert } from '../../../components/message/failure-alert.tsx';
import { PortionProgress } from '../../../components/record-list/portion-progress.tsx';
import { useClinic } from '../../../lib/clinic/clinic.ts';
import { formatPlainDate } from '../../../lib/dates/format-plain-date.ts';
import { textOrNull } from '../../../lib/form/blank.ts';
import { useRecordForm } from '../../../lib/form/use-record-form.ts';
import { useLocale } from '../../../lib/text/locale.ts';
import { DoctorSelect } from '../../doctor/doctor-select.tsx';
import { mappingLabels } from '../fields.ts';
import { RoleSelect } from '../role-select.tsx';
import { useAssignMany } from './use-assign-many.ts';

/** The form's values. */
type AssignManyValues = {
	doctorId: string | null;
	role: string;
	reason: string;
	primaryWhereNone: boolean;
};

const initialValues: AssignManyValues = {
	doctorId: null,
	role: 'attending',
	reason: '',
	primaryWhereNone: true,
};

interface AssignManyFormProps {
	patients: Patient[];
	onDone: () => void;
	onCancel: () => void;
}

/** Assigns one doctor to many patients, from today. */
export function AssignManyForm({ patients, onDone, onCancel }: AssignManyFormProps) {
	const t = useTranslations();
	const labels = { ...mappingLabels(t), primaryWhereNone: t('mapping.assign.primaryWhereNone') };
	const locale = useLocale();
	const { today, deviceClock } = useClinic();
	const count = patients.length;
	const { assignMany, progress, cancel } = useAssignMany();
	const { form, field, onSubmit, saving, failure } = useRecordForm({
		initialValues,
		schema: (contract) => contract.assignManyInput,
		toInput: ({ doctorId, reason, ...values }) => ({
			...values,
			// The form checks one portion; there may be more patients than one request takes.
			patientIds: patients.slice(0, maxRowsAtOnce).map(({ id }) => id),
			doctorId: doctorId ?? undefined,
			reason: textOrNull(reason),
		}),
		labels,
		findErrors: ({ doctorId }) =>
			doctorId === null ? { doctorId: t('mapping.form.chooseDoctor') } : {},
		save: async ({ patientIds: _, ...input }) => {
			await assignMany(patients, input);
			onDone();
		},
	});
	return (
		<form onSubmit={onSubmit} noValidate aria-label={t('mapping.assign.title')}>
			<Stack gap="sm">
				<Text size="sm" c="dimmed">
					{deviceClock === 'other date'
						? t('mapping.assign.manyInClinic', { count, today: formatPlainDate(today, locale) })
						: t('mapping.assign.many', { count })}
				</Text>
				<DoctorSelect
					{...field('doctorId')}
					label={labels.doctorId}
					placeholder={t('mapping.form.typeName')}
					required
					data-autofocus
				/>
				<RoleSelect {...field('role')} label={labels.role} allowDeselect={false} />
				<TextInput {...field('reason')} label={labels.reason} autoComplete="off" />
				<Switch
					{...form.getInputProps('primaryWhereNone', { type: 'checkbox' })}
					label={labels.primaryWhereNone}
					description={t('mapping.assign.primaryWhereNoneHint')}
				/>
				{failure === null ? null : <FailureAlert failure={failure} />}
				{progress === null || patients.length <= maxRowsAtOnce ? null : (
					<PortionProgress progress={progress} cancel={cancel} />
				)}
				<FormButtons submitLabel={t('mapping.assign.submit')} saving={saving} onCancel={onCancel} />
			</Stack>
		</form>
	);
}
