'use client';

import type { Doctor, DoctorFields } from '@hms/contracts';
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
import { fullName } from '../../lib/person-name.ts';
import { trpc } from '../../lib/trpc.ts';
import { say } from '../../lib/undo.tsx';
import { DoctorForm } from './doctor-form.tsx';
import { describeDoctor, doctorFormValues } from './form-values.ts';
import { useDoctor } from './queries.ts';
import { specialtyWords } from './words.ts';

export function EditDoctor({ id }: { id: string }) {
	const { data, error, refetch, isFetching } = useDoctor(id);
	// What the form starts from: the first record that arrives, until the newest is asked for.
	const [chosen, setChosen] = useState<Doctor | null>(null);
	const initial = chosen ?? data;

	if (initial === undefined) {
		return (
			<>
				<PageTitle text="Edit doctor" />
				<RecordMissing
					noun="doctor"
					archivedHref="/doctors?status=archived"
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
			<BackLink list={`/doctors/${id}`} label={fullName(initial)} />
			<PageHeader title={`Edit ${fullName(initial)}`} detail={specialtyWords[initial.specialty]} />
			<Editor key={chosen?.version ?? 'first'} initial={initial} onReload={setChosen} />
		</>
	);
}

interface EditorProps {
	initial: Doctor;
	/** Starts again from a newer record. */
	onReload: (newest: Doctor) => void;
}

function Editor({ initial, onReload }: EditorProps) {
	const { id } = initial;
	const router = useRouter();
	const utils = trpc.useUtils();
	const [initialValues] = useState(() => doctorFormValues(initial));
	const mutation = trpc.doctor.replace.useMutation();
	const { save, conflict, keepMine } = useVersionedSave<Doctor, DoctorFields>({
		initial,
		replace: (fields, expectedVersion) => mutation.mutateAsync({ ...fields, id, expectedVersion }),
		readLatest: () => utils.client.doctor.get.query({ id }),
		onSaved: (doctor) => {
			utils.doctor.get.setData({ id }, doctor);
			void utils.doctor.list.invalidate();
			void utils.mapping.invalidate();
			say(`${fullName(doctor)} is saved`);
			allowLeaving();
			router.replace(`/doctors/${id}`);
		},
	});

	return (
		<DoctorForm
			initialValues={initialValues}
			isNew={false}
			cancelHref={`/doctors/${id}`}
			save={save}
			conflict={
				conflict === null ? undefined : (
					<ConflictNotice
						differences={differences(
							describeDoctor(conflict.theirs),
							describeDoctor(conflict.mine),
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
