'use client';

import type { Patient, PatientFields } from '@hms/contracts';
import { useState } from 'react';
import { EditRecord } from '../../components/edit-record.tsx';
import { RecordGate } from '../../components/record-gate.tsx';
import { dialogOnDemand } from '../../lib/dialog-on-demand.tsx';
import { changesOf } from '../../lib/form/changes.ts';
import { useVersionedSave } from '../../lib/form/use-versioned-save.ts';
import { useLocale } from '../../lib/locale.ts';
import { fullName } from '../../lib/person-name.ts';
import { trpc } from '../../lib/trpc.ts';
import { useSavedRecord } from '../../lib/use-saved-record.ts';
import { patientFieldsOf, patientFieldWords } from './field-words.ts';
import { patientFormValues } from './form-values.ts';
import { PatientForm } from './patient-form.tsx';
import { usePatient } from './queries.ts';
import { patientsList } from './words.ts';

const PatientConflict = dialogOnDemand(() =>
	import('../../components/conflict-dialog.tsx').then(
		(file) => file.ConflictDialog<Patient, PatientFields>,
	),
);

export function EditPatient({ id }: { id: string }) {
	return (
		<RecordGate noun="patient" list={patientsList} query={usePatient(id)} keepsWhenGone>
			{(patient) => (
				<EditRecord
					name={fullName(patient)}
					detail={<bdi>{patient.mrn}</bdi>}
					href={`/patients/${id}`}
				>
					<Editor patient={patient} />
				</EditRecord>
			)}
		</RecordGate>
	);
}

function Editor({ patient }: { patient: Patient }) {
	const { id } = patient;
	const href = `/patients/${id}`;
	const utils = trpc.useUtils();
	const locale = useLocale();
	// What the form starts from: the first record that arrived.
	const [initial] = useState(patient);
	const [initialValues] = useState(() => patientFormValues(initial, locale));
	const mutation = trpc.patient.update.useMutation();
	const { save, conflict, resolve, dismiss } = useVersionedSave<Patient, PatientFields>({
		initial,
		fieldsOf: patientFieldsOf,
		write: (fields, over) =>
			mutation.mutateAsync({
				...changesOf(patientFieldsOf(over), fields),
				id,
				expectedVersion: over.version,
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
					words={patientFieldWords}
					onSave={resolve}
					onClose={dismiss}
				/>
			)}
		</>
	);
}
