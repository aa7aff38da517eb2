'use client';

import type { Doctor, DoctorFields } from '@hms/contracts';
import { useState } from 'react';
import { EditRecord } from '../../components/record/edit-record.tsx';
import { RecordGate } from '../../components/record/record-loader.tsx';
import { trpc } from '../../lib/api/trpc.ts';
import { changesOf } from '../../lib/form/changes.ts';
import { useVersionedSave } from '../../lib/form/use-versioned-save.ts';
import { useSavedRecord } from '../../lib/record/use-saved-record.ts';
import { fullName } from '../../lib/text/person-name.ts';
import { dialogOnDemand } from '../../lib/ui/lazy-dialog.tsx';
import { DoctorForm } from './doctor-form.tsx';
import { doctorFieldsOf, doctorFieldWords } from './field-display.ts';
import { doctorFormValues } from './form-values.ts';
import { doctorsList, specialtyWords } from './labels.ts';
import { useDoctor } from './queries.ts';

const DoctorConflict = dialogOnDemand(() =>
	import('../../components/conflict/conflict-dialog.tsx').then(
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
