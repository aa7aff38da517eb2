'use client';

import type { Mapping } from '@hms/contracts';
import { Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { ConflictDialog } from '../../../components/conflict/conflict-dialog.tsx';
import { FormButtons } from '../../../components/form/form-buttons.tsx';
import { FailureAlert } from '../../../components/message/failure-alert.tsx';
import { PersonName } from '../../../components/record/person-name.tsx';
import { trpc } from '../../../lib/api/trpc.ts';
import { changesOf } from '../../../lib/form/changes.ts';
import { formInput, formValues } from '../../../lib/form/field-codec.ts';
import { useRecordForm } from '../../../lib/form/use-record-form.ts';
import { useVersionedSave } from '../../../lib/form/use-versioned-save.ts';
import { useLocale } from '../../../lib/text/locale.ts';
import { isolatedName } from '../../../lib/text/person-name.ts';
import { notify } from '../../../lib/ui/notifications.tsx';
import { specialtyLabels } from '../../doctor/labels.ts';
import {
	mappingLabels as labels,
	type MappingFields,
	mappingFieldsOf,
	mappingTable,
} from '../fields.ts';
import { readMapping } from '../queries.ts';
import { useMappingOperations } from '../use-mapping-operations.ts';
import { mappingCodecs, mappingFormErrors } from './codecs.ts';
import { MappingInputs } from './mapping-inputs.tsx';

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
	const { save, conflict, resolve, dismiss } = useVersionedSave<Mapping, MappingFields>({
		initial: mapping,
		fieldsOf: mappingFieldsOf,
		write: (fields, base) =>
			update.mutateAsync({
				...changesOf(mappingFieldsOf(base), fields),
				id,
				expectedVersion: base.version,
			}),
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
		stored: { ...mappingFieldsOf(mapping), doctorId: doctor.id },
		schema: ({ mappingFields, changeSchema }) =>
			changeSchema(mappingFields, { ...mappingFieldsOf(mapping), doctorId: doctor.id }),
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
					<MappingInputs form={form} complete />
					{form.failure === null ? null : <FailureAlert failure={form.failure} />}
					<FormButtons submitLabel="Save" saving={form.saving} onCancel={onDone} />
				</Stack>
			</form>
			{conflict === null ? null : (
				<ConflictDialog
					opened
					key={conflict.theirs.version}
					conflict={conflict}
					fieldsOf={mappingFieldsOf}
					table={mappingTable}
					onSave={resolve}
					onClose={dismiss}
				/>
			)}
		</>
	);
}
