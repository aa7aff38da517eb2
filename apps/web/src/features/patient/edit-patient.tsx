'use client';

import { fullName, type Patient, type PatientFields } from '@hms/contracts';
import { Button } from '@mantine/core';
import { IconLock } from '@tabler/icons-react';
import { Suspense, useMemo, useState } from 'react';
import { useTranslations } from 'use-intl';
import { useRecordEdit } from '../../components/conflict/use-record-edit.tsx';
import { Message } from '../../components/message/message.tsx';
import { PageLink } from '../../components/page/page-link.tsx';
import { EditRecord } from '../../components/record/edit-record.tsx';
import { RecordLoader } from '../../components/record/record-loader.tsx';
import { trpc } from '../../lib/api/trpc.ts';
import { formValues } from '../../lib/form/field-codec.ts';
import { useSavedRecord } from '../../lib/record/use-saved-record.ts';
import { useLocale } from '../../lib/text/locale.ts';
import { lazyDialog } from '../../lib/ui/lazy-dialog.tsx';
import { lazyPart } from '../../lib/ui/lazy-part.tsx';
import { EmergencyLink } from '../emergency-access/emergency-link.tsx';
import { UserName } from '../user/user-name.tsx';
import { patientTable } from './fields.tsx';
import { patientInputs } from './inputs.tsx';
import { patientsList } from './labels.ts';
import { OwnerBadge } from './ownership.tsx';
import { PatientForm } from './patient-form.tsx';
import { usePatient } from './queries.ts';

const LostAccess = lazyPart(() => import('./lost-access.tsx').then((file) => file.LostAccess));
const PatientConflict = lazyDialog(() =>
	import('../../components/conflict/conflict-dialog.tsx').then(
		(file) => file.ConflictDialog<Patient, PatientFields>,
	),
);

export function EditPatient({ id }: { id: string }) {
	const t = useTranslations();
	return (
		<RecordLoader
			noun="patient"
			list={patientsList(t)}
			query={usePatient(id)}
			otherWay={<EmergencyLink />}
			keepWhenGone
		>
			{(patient) => (
				<EditRecord
					name={fullName(patient)}
					detail={
						<>
							<bdi>{patient.mrn}</bdi> <OwnerBadge patient={patient} />
						</>
					}
					href={`/patients/${id}`}
				>
					<Editor patient={patient} />
				</EditRecord>
			)}
		</RecordLoader>
	);
}

/** The form, unless the user could only read the patient from the start. */
function Editor({ patient }: { patient: Patient }) {
	const t = useTranslations();
	const [couldEdit] = useState(patient.access !== 'read');
	if (couldEdit || patient.access !== 'read') return <EditForm patient={patient} />;
	return (
		<Message
			icon={<IconLock size={22} />}
			title={t('patient.edit.readOnly')}
			action={
				<Button component={PageLink} href={`/patients/${patient.id}`} variant="default">
					{t('patient.edit.back')}
				</Button>
			}
		>
			{t.rich('patient.edit.askOwner', { owner: () => <UserName id={patient.ownerId} /> })}
		</Message>
	);
}

function EditForm({ patient }: { patient: Patient }) {
	const t = useTranslations();
	const { id } = patient;
	const href = `/patients/${id}`;
	const utils = trpc.useUtils();
	const locale = useLocale();
	const mutation = trpc.patient.update.useMutation();
	const { initial, stored, save, conflictDialog, changedNotice } = useRecordEdit<
		Patient,
		PatientFields
	>({
		record: patient,
		table: patientTable(t),
		ConflictDialog: PatientConflict,
		update: (changes) => mutation.mutateAsync(changes),
		readLatest: () => utils.client.patient.get.query({ id }),
		readChanges: async () => (await utils.client.patient.history.query({ id, limit: 10 })).items,
		onSaved: useSavedRecord<Patient>(
			{ get: utils.patient.get, list: utils.patient.list, history: utils.patient.activity },
			href,
		),
	});

	const initialValues = useMemo(
		() => formValues(patientInputs(t), initial, locale),
		[initial, locale, t],
	);

	return (
		<>
			{patient.access === 'own' ? null : (
				<Suspense fallback={null}>
					<LostAccess patient={patient} />
				</Suspense>
			)}
			<PatientForm
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
