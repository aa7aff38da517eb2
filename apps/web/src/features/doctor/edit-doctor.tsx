'use client';

import { type Doctor, type DoctorFields, fullName } from '@hms/contracts';
import { useMemo } from 'react';
import { useTranslations } from 'use-intl';
import { useRecordEdit } from '../../components/conflict/use-record-edit.tsx';
import { EditRecord } from '../../components/record/edit-record.tsx';
import { RecordLoader } from '../../components/record/record-loader.tsx';
import { trpc } from '../../lib/api/trpc.ts';
import { formValues } from '../../lib/form/field-codec.ts';
import { useSavedRecord } from '../../lib/record/use-saved-record.ts';
import { useLocale } from '../../lib/text/locale.ts';
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

export function EditDoctor({ id }: { id: string }) {
	const t = useTranslations();
	return (
		<RecordLoader noun="doctor" list={doctorsList(t)} query={useDoctor(id)} keepWhenGone>
			{(doctor) => (
				<EditRecord
					name={fullName(doctor)}
					detail={t(specialtyLabels[doctor.specialty])}
					href={`/doctors/${id}`}
				>
					<Editor doctor={doctor} />
				</EditRecord>
			)}
		</RecordLoader>
	);
}

function Editor({ doctor }: { doctor: Doctor }) {
	const t = useTranslations();
	const { id } = doctor;
	const href = `/doctors/${id}`;
	const utils = trpc.useUtils();
	const locale = useLocale();
	const mutation = trpc.doctor.update.useMutation();
	const { initial, stored, save, conflictDialog, changedNotice } = useRecordEdit<
		Doctor,
		DoctorFields
	>({
		record: doctor,
		table: doctorTable(t),
		ConflictDialog: DoctorConflict,
		update: (changes) => mutation.mutateAsync(changes),
		readLatest: () => utils.client.doctor.get.query({ id }),
		readChanges: async () => (await utils.client.doctor.history.query({ id, limit: 10 })).items,
		onSaved: useSavedRecord<Doctor>(utils.doctor, href),
	});

	const initialValues = useMemo(
		() => formValues(doctorInputs(t), initial, locale),
		[initial, locale, t],
	);

	return (
		<>
			<DoctorForm
				key={initial.version}
				initialValues={initialValues}
				stored={stored}
				cancelHref={href}
				changedNotice={changedNotice}
				save={save}
			/>
			{conflictDialog}
		</>
	);
}
