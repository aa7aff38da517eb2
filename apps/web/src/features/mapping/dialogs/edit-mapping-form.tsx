'use client';

import type { Mapping } from '@hms/contracts';
import { Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { ConflictDialog } from '../../../components/conflict/conflict-dialog.tsx';
import { useRecordEdit } from '../../../components/conflict/use-record-edit.tsx';
import { FormFields } from '../../../components/form/field-sections.tsx';
import { FormButtons } from '../../../components/form/form-buttons.tsx';
import { InputGrid } from '../../../components/form/form-section.tsx';
import { FailureAlert } from '../../../components/message/failure-alert.tsx';
import { PersonName } from '../../../components/record/person-name.tsx';
import { trpc } from '../../../lib/api/trpc.ts';
import { formInput, formValues } from '../../../lib/form/field-codec.ts';
import { useRecordForm } from '../../../lib/form/use-record-form.ts';
import { useLocale } from '../../../lib/text/locale.ts';
import { isolatedName } from '../../../lib/text/person-name.ts';
import { notify } from '../../../lib/ui/notifications.tsx';
import { specialtyLabels } from '../../doctor/labels.ts';
import { mappingLabels as labels, type MappingFields, mappingTable } from '../fields.ts';
import { mappingCodecs, mappingFormErrors, mappingInputs } from '../inputs.tsx';
import { readMapping } from '../queries.ts';
import { useMappingOperations } from '../use-mapping-operations.ts';

interface EditMappingFormProps {
	mapping: Mapping;
	onDone: () => void;
}

export function EditMappingForm({ mapping, onDone }: EditMappingFormProps) {
	const utils = trpc.useUtils();
	const locale = useLocale();
	const context = { locale, country: undefined };
	const update = trpc.mapping.update.useMutation();
	const { notifyEdited } = useMappingOperations();
	const [initialValues] = useState(() => formValues(mappingCodecs, mapping, locale));
	const { id, doctor, patientId } = mapping;
	const { stored, save, conflictDialog } = useRecordEdit<Mapping, MappingFields>({
		record: mapping,
		table: mappingTable,
		ConflictDialog,
		update: (changes) => update.mutateAsync(changes),
		readLatest: () => readMapping(utils.client, { id, patientId }),
		onSaved: async (saved, merged) => {
			await utils.mapping.invalidate();
			if (merged) {
				const message = `The assignment of ${isolatedName(doctor)} is saved`;
				notify(`${message}, together with what somebody else changed meanwhile`);
			} else {
				notifyEdited(mapping, saved);
			}
			onDone();
		},
	});
	const form = useRecordForm({
		initialValues,
		stored: { ...stored, doctorId: doctor.id },
		schema: ({ mappingFields, changeSchema }) =>
			changeSchema(mappingFields, { ...stored, doctorId: doctor.id }),
		toInput: (values) => formInput(mappingCodecs, values, context),
		labels,
		findErrors: (values) => mappingFormErrors(values, context),
		save: ({ doctorId: _doctor, ...fields }) => save(fields),
	});

	return (
		<>
			<form onSubmit={form.onSubmit} noValidate aria-label="Edit assignment">
				<Stack gap="sm">
					<div>
						<Text fw={600}>
							<PersonName person={doctor} />
						</Text>
						<Text size="sm" c="dimmed">
							{specialtyLabels[doctor.specialty]}
						</Text>
					</div>
					<InputGrid>
						<FormFields inputs={mappingInputs} labels={labels} field={form.field} isNew={false} />
					</InputGrid>
					{form.failure === null ? null : <FailureAlert failure={form.failure} />}
					<FormButtons submitLabel="Save" saving={form.saving} onCancel={onDone} />
				</Stack>
			</form>
			{conflictDialog}
		</>
	);
}
