'use client';

import { mappingRoles, maxRowsAtOnce, type Patient } from '@hms/contracts';
import { Stack, Switch, Text, TextInput } from '@mantine/core';
import { FormButtons } from '../../../components/form/form-buttons.tsx';
import { SearchSelect } from '../../../components/form/search-select.tsx';
import { FailureAlert } from '../../../components/message/failure-alert.tsx';
import { PortionProgress } from '../../../components/record-list/portion-progress.tsx';
import { useClinic } from '../../../lib/clinic/clinic.ts';
import { textOrNull } from '../../../lib/form/blank.ts';
import { useRecordForm } from '../../../lib/form/use-record-form.ts';
import { useLocale } from '../../../lib/text/locale.ts';
import { pluralize } from '../../../lib/text/pluralize.ts';
import { DoctorSelect } from '../../doctor/doctor-select.tsx';
import { mappingLabels } from '../fields.ts';
import { roleLabels } from '../labels.ts';
import { todayLabel } from './today-label.ts';
import { useAssignMany } from './use-assign-many.ts';

const labels = { ...mappingLabels, primaryWhereNone: 'Primary doctor for patients without one' };

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
	const locale = useLocale();
	const clinic = useClinic();
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
		findErrors: ({ doctorId }) => (doctorId === null ? { doctorId: 'Choose a doctor' } : {}),
		save: async ({ patientIds: _, ...input }) => {
			await assignMany(patients, input);
			onDone();
		},
	});
	return (
		<form onSubmit={onSubmit} noValidate aria-label="Assign a doctor">
			<Stack gap="sm">
				<Text size="sm" c="dimmed">
					For {pluralize(patients.length, 'patient')}, from {todayLabel(clinic, locale)}. Patients
					who already have this doctor stay as they are.
				</Text>
				<DoctorSelect
					{...field('doctorId')}
					label={labels.doctorId}
					placeholder="Type a name"
					required
					data-autofocus
				/>
				<SearchSelect
					{...field('role')}
					label={labels.role}
					data={mappingRoles.map((role) => ({ value: role, label: roleLabels[role] }))}
					allowDeselect={false}
				/>
				<TextInput {...field('reason')} label={labels.reason} autoComplete="off" />
				<Switch
					{...form.getInputProps('primaryWhereNone', { type: 'checkbox' })}
					label={labels.primaryWhereNone}
					description="Patients who have a primary doctor keep them"
				/>
				{failure === null ? null : <FailureAlert failure={failure} />}
				{progress === null || patients.length <= maxRowsAtOnce ? null : (
					<PortionProgress progress={progress} cancel={cancel} />
				)}
				<FormButtons submitLabel="Assign" saving={saving} onCancel={onCancel} />
			</Stack>
		</form>
	);
}
