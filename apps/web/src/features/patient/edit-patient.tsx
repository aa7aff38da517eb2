'use client';

import type { Patient, PatientFields } from '@hms/contracts';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { BackLink } from '../../components/back-link.tsx';
import { ConflictNotice } from '../../components/conflict-notice.tsx';
import { PageHeader } from '../../components/page-header.tsx';
import { PageTitle } from '../../components/page-title.tsx';
import { RecordMissing } from '../../components/record-missing.tsx';
import { differences } from '../../lib/form/differences.ts';
import { useVersionedSave } from '../../lib/form/use-versioned-save.ts';
import { allowLeaving } from '../../lib/leave-guard.ts';
import { useLocale } from '../../lib/locale.ts';
import { fullName } from '../../lib/person-name.ts';
import { trpc } from '../../lib/trpc.ts';
import { say } from '../../lib/undo.tsx';
import { describePatient } from './describe-patient.ts';
import { patientFormValues } from './form-values.ts';
import { PatientForm } from './patient-form.tsx';
import { usePatient } from './queries.ts';

export function EditPatient({ id }: { id: string }) {
	const { data, error, refetch, isFetching } = usePatient(id);
	// What the form starts from: the first record that arrives, until the newest is asked for.
	const [chosen, setChosen] = useState<Patient | null>(null);
	const initial = chosen ?? data;

	if (initial === undefined) {
		return (
			<>
				<PageTitle text="Edit patient" />
				<RecordMissing
					noun="patient"
					archivedHref="/patients?status=archived"
					error={error}
					onRetry={() => void refetch()}
					busy={isFetching}
				/>
			</>
		);
	}
	return (
		<>
			<PageTitle text={`Edit ${fullName(initial)}`} />
			<BackLink list={`/patients/${id}`} label={fullName(initial)} />
			<PageHeader title={`Edit ${fullName(initial)}`} detail={initial.mrn} />
			<Editor key={chosen?.version ?? 'first'} initial={initial} onReload={setChosen} />
		</>
	);
}

interface EditorProps {
	initial: Patient;
	/** Starts again from a newer record. */
	onReload: (newest: Patient) => void;
}

function Editor({ initial, onReload }: EditorProps) {
	const { id } = initial;
	const router = useRouter();
	const utils = trpc.useUtils();
	const locale = useLocale();
	const [initialValues] = useState(() => patientFormValues(initial, locale));
	const mutation = trpc.patient.replace.useMutation();
	const { save, conflict, keepMine } = useVersionedSave<Patient, PatientFields>({
		initial,
		replace: (fields, expectedVersion) => mutation.mutateAsync({ ...fields, id, expectedVersion }),
		readLatest: () => utils.client.patient.get.query({ id }),
		onSaved: (patient) => {
			utils.patient.get.setData({ id }, patient);
			void utils.patient.list.invalidate();
			void utils.mapping.invalidate();
			say(`${fullName(patient)} is saved`);
			allowLeaving();
			router.replace(`/patients/${id}`);
		},
	});

	return (
		<PatientForm
			initialValues={initialValues}
			isNew={false}
			cancelHref={`/patients/${id}`}
			save={save}
			conflict={
				conflict === null ? undefined : (
					<ConflictNotice
						differences={differences(
							describePatient(conflict.theirs, locale),
							describePatient(conflict.mine, locale),
						)}
						onTakeTheirs={() => onReload(conflict.theirs)}
						onKeepMine={keepMine}
						busy={mutation.isPending}
					/>
				)
			}
		/>
	);
}
