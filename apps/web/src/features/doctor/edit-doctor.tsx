'use client';

import type { Doctor, DoctorFields } from '@hms/contracts';
import { useState } from 'react';
import { EditRecord } from '../../components/edit-record.tsx';
import { RecordGate } from '../../components/record-gate.tsx';
import { dialogOnDemand } from '../../lib/dialog-on-demand.tsx';
import { changesOf } from '../../lib/form/changes.ts';
import { useVersionedSave } from '../../lib/form/use-versioned-save.ts';
import { fullName } from '../../lib/person-name.ts';
import { trpc } from '../../lib/trpc.ts';
import { useSavedRecord } from '../../lib/use-saved-record.ts';
import { DoctorForm } from './doctor-form.tsx';
import { doctorFieldsOf, doctorFieldWords } from './field-words.ts';
import { doctorFormValues } from './form-values.ts';
import { useDoctor } from './queries.ts';
import { doctorsList, specialtyWords } from './words.ts';

const DoctorConflict = dialogOnDemand(() =>
	import('../../components/conflict-dialog.tsx').then(
		(file) => file.ConflictDialog<Doctor, DoctorFields>,
	),
);

export function EditDoctor({ id }: { id: string }) {
	return (
		<RecordGate noun="doctor" list={doctorsList} query={useDoctor(id)} keepsWhenGone>
			{(doctor) => (
				<EditRecord
					name={fullName(doctor)}
					detail={specialtyWords[doctor.specialty]}
					href={`/doctors/${id}`}
				>
					<Editor doctor={doctor} />
				</EditRecord>
			)}
		</RecordGate>
	);
}

function Editor({ doctor }: { doctor: Doctor }) {
	const { id } = doctor;
	const href = `/doctors/${id}`;
	const utils = trpc.useUtils();
	// What the form starts from: the first record that arrived.
	const [initial] = useState(doctor);
	const [initialValues] = useState(() => doctorFormValues(initial));
	const mutation = trpc.doctor.update.useMutation();
	const { save, conflict, resolve, dismiss } = useVersionedSave<Doctor, DoctorFields>({
		initial,
		fieldsOf: doctorFieldsOf,
		write: (fields, over) =>
			mutation.mutateAsync({
				...changesOf(doctorFieldsOf(over), fields),
				id,
				expectedVersion: over.version,
			}),
		readLatest: () => utils.client.doctor.get.query({ id }),
		onSaved: useSavedRecord<Doctor>(utils.doctor, href),
	});

	return (
		<>
			<DoctorForm
				initialValues={initialValues}
				stored={doctorFieldsOf(initial)}
				cancelHref={href}
				save={save}
			/>
			{conflict === null ? null : (
				<DoctorConflict
					opened
					key={conflict.theirs.version}
					conflict={conflict}
					fieldsOf={doctorFieldsOf}
					words={doctorFieldWords}
					onSave={resolve}
					onClose={dismiss}
				/>
			)}
		</>
	);
}
