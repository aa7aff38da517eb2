'use client';

import type { Patient, PatientFields } from '@hms/contracts';
import { useState } from 'react';
import { EditRecord } from '../../components/record/edit-record.tsx';
import { RecordLoader } from '../../components/record/record-loader.tsx';
import { trpc } from '../../lib/api/trpc.ts';
import { changesOf } from '../../lib/form/changes.ts';
import { formValues } from '../../lib/form/field-codec.ts';
import { useVersionedSave } from '../../lib/form/use-versioned-save.ts';
import { pickFields } from '../../lib/record/record-fields.ts';
import { useSavedRecord } from '../../lib/record/use-saved-record.ts';
import { useLocale } from '../../lib/text/locale.ts';
import { fullName } from '../../lib/text/person-name.ts';
import { lazyDialog } from '../../lib/ui/lazy-dialog.tsx';
import { patientTable } from './fields.tsx';
import { patientInputs } from './inputs.tsx';
import { patientsList } from './labels.ts';
import { PatientForm } from './patient-form.tsx';
import { usePatient } from './queries.ts';

const PatientConflict = lazyDialog(() =>
	import('../../components/conflict/conflict-dialog.tsx').then(
		(file) => file.ConflictDialog<Patient, PatientFields>,
	),
);

const patientFieldsOf = (patient: Patient): PatientFields =>
	pickFields<PatientFields>(patientTable, patient);

export function EditPatient({ id }: { id: string }) {
	return (
		<RecordLoader noun="patient" list={patientsList} query={usePatient(id)} keepWhenGone>
			{(patient) => (
				<EditRecord
					name={fullName(patient)}
					detail={<bdi>{patient.mrn}</bdi>}
					href={`/patients/${id}`}
				>
					<Editor patient={patient} />
				</EditRecord>
			)}
		</RecordLoader>
	);
}

function Editor({ patient }: { patient: Patient }) {
	const { id } = patient;
	const href = `/patients/${id}`;
	const utils = trpc.useUtils();
	const locale = useLocale();
	// The form keeps the version that it was opened with.
	const [initial] = useState(patient);
	const [initialValues] = useState(() => formValues(patientInputs, initial, locale));
	const mutation = trpc.patient.update.useMutation();
	const { save, conflict, resolve, dismiss } = useVersionedSave<Patient, PatientFields>({
		initial,
		fieldsOf: patientFieldsOf,
		write: (fields, base) =>
			mutation.mutateAsync({
				...changesOf(patientFieldsOf(base), fields),
				id,
				expectedVersion: base.version,
			}),
		readLatest: () => utils.client.patient.get.query({ id }),
		onSaved: useSavedRecord<Patient>(utils.patient, href),
	});

	return (
		<>
			<PatientForm
				initialValues={initialValues}
				stored={patientFieldsOf(initial)}
				cancelHref={href}
				save={save}
			/>
			{conflict === null ? null : (
				<PatientConflict
					opened
					key={conflict.theirs.version}
					conflict={conflict}
					fieldsOf={patientFieldsOf}
					table={patientTable}
					onSave={resolve}
					onClose={dismiss}
				/>
			)}
		</>
	);
}
