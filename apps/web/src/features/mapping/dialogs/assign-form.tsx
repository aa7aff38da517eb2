'use client';

import { useIdempotencyKey } from '@hms/client/react';
import type { Mapping } from '@hms/contracts';
import { Stack } from '@mantine/core';
import { useMemo, useState } from 'react';
import { useTranslations } from 'use-intl';
import { FormFields } from '../../../components/form/field-sections.tsx';
import { FormButtons } from '../../../components/form/form-buttons.tsx';
import { InputGrid } from '../../../components/form/form-section.tsx';
import { FailureAlert } from '../../../components/message/failure-alert.tsx';
import { trpc } from '../../../lib/api/trpc.ts';
import { formInput } from '../../../lib/form/field-codec.ts';
import { useRecordForm } from '../../../lib/form/use-record-form.ts';
import { useLocale } from '../../../lib/text/locale.ts';
import { DoctorSelect } from '../../doctor/doctor-select.tsx';
import { mappingLabels as labels } from '../fields.ts';
import { mappingCodecs, mappingFormErrors, mappingInputs, newMappingValues } from '../inputs.tsx';
import { isPrimaryNow } from '../primary-badge.tsx';
import { useMappingOperations } from '../use-mapping-operations.ts';
import { TeamChangedNotice } from './team-changed-notice.tsx';

interface AssignFormProps {
	patientId: string;
	/** The patient's active assignments; they may change while the form is open. */
	team: Mapping[];
	onDone: () => void;
}

const versionsOf = (team: Mapping[]) =>
	team
		.map(({ id, version }) => `${id} ${version}`)
		.sort()
		.join();

/** The form that assigns a doctor; it follows the care team. */
export function AssignForm({ patientId, team, onDone }: AssignFormProps) {
	const utils = trpc.useUtils();
	const locale = useLocale();
	const context = { locale, country: undefined, t: useTranslations() };
	const { notifyAssigned } = useMappingOperations();
	const create = trpc.mapping.create.useMutation(useIdempotencyKey());
	const needsPrimary = !team.some(isPrimaryNow);
	const initialValues = useMemo(
		() => newMappingValues(needsPrimary, locale),
		[needsPrimary, locale],
	);
	const form = useRecordForm({
		initialValues,
		schema: (contract) => contract.createMappingInput,
		toInput: (values) => ({ ...formInput(mappingCodecs, values, context), patientId }),
		labels,
		findErrors: (values) => ({
			...mappingFormErrors(values, context),
			...(values.doctorId === null ? { doctorId: 'Choose a doctor' } : {}),
		}),
		fieldOfCode: { already_assigned: 'doctorId' },
		save: async (input) => {
			const mapping = await create.mutateAsync(input);
			await utils.mapping.invalidate();
			notifyAssigned(mapping);
			onDone();
		},
	});
	// The team that the user knows: the present one until something is typed.
	const [knownTeam, setKnownTeam] = useState(team);
	if (knownTeam !== team && !form.form.isDirty()) setKnownTeam(team);
	const hasChanged = versionsOf(knownTeam) !== versionsOf(team) && !form.saving;
	return (
		<form onSubmit={form.onSubmit} noValidate aria-label="Assign a doctor">
			<Stack gap="sm">
				<DoctorSelect
					{...form.field('doctorId')}
					label={labels.doctorId}
					placeholder="Type a name"
					unavailable={new Map(team.map(({ doctorId }) => [doctorId, 'Already assigned']))}
					required
					data-autofocus
				/>
				<InputGrid>
					<FormFields inputs={mappingInputs} labels={labels} field={form.field} isNew />
				</InputGrid>
				{hasChanged ? <TeamChangedNotice team={team} /> : null}
				{form.failure === null ? null : <FailureAlert failure={form.failure} />}
				<FormButtons submitLabel="Assign" saving={form.saving} onCancel={onDone} />
			</Stack>
		</form>
	);
}
