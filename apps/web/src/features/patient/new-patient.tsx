'use client';

import { useRouter } from 'next/navigation';
import { useMemo } from 'react';
import { BackLink } from '../../components/back-link.tsx';
import { PageHeader } from '../../components/page-header.tsx';
import { isolated } from '../../lib/isolated.ts';
import { allowLeaving } from '../../lib/leave-guard.ts';
import { useLocale } from '../../lib/locale.ts';
import { nameInText } from '../../lib/person-name.ts';
import { trpc } from '../../lib/trpc.ts';
import { say } from '../../lib/undo.tsx';
import { useOnce } from '../../lib/use-once.ts';
import { patientFormValues } from './form-values.ts';
import { PatientForm } from './patient-form.tsx';

export function NewPatient() {
	const router = useRouter();
	const utils = trpc.useUtils();
	const locale = useLocale();
	const initialValues = useMemo(() => patientFormValues(null, locale), [locale]);
	const create = trpc.patient.create.useMutation(useOnce());

	return (
		<>
			<BackLink list="/patients" label="Patients" />
			<PageHeader title="New patient" detail="Only the given name is required." />
			<PatientForm
				initialValues={initialValues}
				cancelHref="/patients"
				save={async (fields) => {
					const patient = await create.mutateAsync(fields);
					utils.patient.get.setData({ id: patient.id }, patient);
					void utils.patient.list.invalidate();
					say(`${nameInText(patient)} is registered as ${isolated(patient.mrn)}`);
					allowLeaving();
					router.replace(`/patients/${patient.id}`);
				}}
			/>
		</>
	);
}
