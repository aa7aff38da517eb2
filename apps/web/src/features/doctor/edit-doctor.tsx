'use client';

import type { Doctor, DoctorFields } from '@hms/contracts';
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
import { DoctorForm } from './doctor-form.tsx';
import { doctorTable } from './fields.tsx';
import { doctorInputs } from './inputs.tsx';
import { doctorsList, specialtyLabels } from './labels.ts';
import { useDoctor } from './queries.ts';

const DoctorConflict = lazyDialog(() =>
	import('../../components/conflict/conflict-dialog.tsx').then(
		(file) => file.ConflictDialog<Doctor, DoctorFields>,
	),
);

const doctorFieldsOf = (doctor: Doctor): DoctorFields =>
	pickFields<DoctorFields>(doctorTable, doctor);

export function EditDoctor({ id }: { id: string }) {
	return (
		<RecordLoader noun="doctor" list={doctorsList} query={useDoctor(id)} keepWhenGone>
			{(doctor) => (
				<EditRecord
					name={fullName(doctor)}
					detail={specialtyLabels[doctor.specialty]}
					href={`/doctors/${id}`}
				>
					<Editor doctor={doctor} />
				</EditRecord>
			)}
		</RecordLoader>
	);
}

function Editor({ doctor }: { doctor: Doctor }) {
	const { id } = doctor;
	const href = `/doctors/${id}`;
	const utils = trpc.useUtils();
	const locale = useLocale();
	// The form keeps the version that it was opened with.
	const [initial] = useState(doctor);
	const [initialValues] = useState(() => formValues(doctorInputs, initial, locale));
	const mutation = trpc.doctor.update.useMutation();
	const { save, conflict, resolve, dismiss } = useVersionedSave<Doctor, DoctorFields>({
		initial,
		fieldsOf: doctorFieldsOf,
		write: (fields, base) =>
			mutation.mutateAsync({
				...changesOf(doctorFieldsOf(base), fields),
				id,
				expectedVersion: base.version,
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
					table={doctorTable}
					onSave={resolve}
					onClose={dismiss}
				/>
			)}
		</>
	);
}
