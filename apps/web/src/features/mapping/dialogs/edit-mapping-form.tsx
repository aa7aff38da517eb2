'use client';

import type { Mapping } from '@hms/contracts';
import { Stack, Text } from '@mantine/core';
import { type ReactNode, useEffect, useState } from 'react';
import { useTranslations } from 'use-intl';
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
import { useLatestMapping, useRefreshMappings } from '../queries.ts';
import { useMappingOperations } from '../use-mapping-operations.ts';

interface EditMappingFormProps {
	mapping: Mapping;
	onDone: () => void;
}

/** The form that edits an assignment; it follows what somebody else changes until somebody types into it. */
export function EditMappingForm({ mapping, onDone }: EditMappingFormProps) {
	const utils = trpc.useUtils();
	const update = trpc.mapping.update.useMutation();
	const { notifyEdited } = useMappingOperations();
	const refresh = useRefreshMappings();
	const [isDirty, setDirty] = useState(false);
	const { id, doctor, patientId } = mapping;
	const { initial, stored, save, conflictDialog, changedNotice } = useRecordEdit<
		Mapping,
		MappingFields
	>({
		record: useLatestMapping(mapping),
		table: mappingTable,
		ConflictDialog,
		isDirty,
		update: (changes) => update.mutateAsync(changes),
		readLatest: () => utils.client.mapping.get.query({ id, patientId }),
		readChanges: async () => (await utils.client.mapping.history.query({ id, limit: 10 })).items,
		onSaved: async (saved, merged) => {
			await refresh();
			if (merged) {
				const message = `The assignment of ${isolatedName(doctor)} was saved`;
				notify(`${message}, along with changes made meanwhile`);
			} else {
				notifyEdited(initial, saved);
			}
			onDone();
		},
	});
	return (
		<>
			<MappingForm
				key={initial.version}
				mapping={initial}
				stored={stored}
				changedNotice={changedNotice}
				save={save}
				onDirty={setDirty}
				onCancel={onDone}
			/>
			{conflictDialog}
		</>
	);
}

interface MappingFormProps {
	mapping: Mapping;
	/** The fields that are stored. */
	stored: MappingFields;
	changedNotice: ReactNode;
	save: (fields: MappingFields) => Promise<void>;
	/** Is called when there are changes that are not saved, and when there are none. */
	onDirty: (isDirty: boolean) => void;
	onCancel: () => void;
}

function MappingForm(props: MappingFormProps) {
	const { mapping, stored, changedNotice, save, onDirty, onCancel } = props;
	const { doctor } = mapping;
	const locale = useLocale();
	const context = { locale, country: undefined, t: useTranslations() };
	const [initialValues] = useState(() => formValues(mappingCodecs, mapping, locale));
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
	const isDirty = form.form.isDirty();
	useEffect(() => onDirty(isDirty), [isDirty, onDirty]);

	return (
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
				{changedNotice}
				{form.failure === null ? null : <FailureAlert failure={form.failure} />}
				<FormButtons submitLabel="Save" saving={form.saving} onCancel={onCancel} />
			</Stack>
		</form>
	);
}
