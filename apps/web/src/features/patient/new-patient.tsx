'use client';

import { useIdempotencyKey } from '@hms/client/react';
import { useRouter } from 'next/navigation';
import { useMemo } from 'react';
import { BackLink } from '../../components/page/back-link.tsx';
import { PageHeader } from '../../components/page/page-header.tsx';
import { trpc } from '../../lib/api/trpc.ts';
import { formValues } from '../../lib/form/field-codec.ts';
import { useOfferedName } from '../../lib/form/offered-name.ts';
import { allowLeaving } from '../../lib/session/leave-guard.ts';
import { isolateBidi } from '../../lib/text/isolate-bidi.ts';
import { useLocale } from '../../lib/text/locale.ts';
import { isolatedName } from '../../lib/text/person-name.ts';
import { notify } from '../../lib/ui/notifications.tsx';
import { useWritingOwners } from '../share/queries.ts';
import { newPatientInputs } from './new-patient-inputs.tsx';
import { PatientForm } from './patient-form.tsx';

export function NewPatient() {
	const router = useRouter();
	const utils = trpc.useUtils();
	const locale = useLocale();
	const offered = useOfferedName();
	const initialValues = useMemo(
		() => formValues(newPatientInputs, offered, locale),
		[offered, locale],
	);
	const { data: owners } = useWritingOwners();
	const create = trpc.patient.create.useMutation(useIdempotencyKey());

	return (
		<>
			<BackLink list="/patients" label="Patients" />
			<PageHeader title="New patient" detail="Only the given name is required." />
			<PatientForm
				initialValues={initialValues}
				inputs={newPatientInputs}
				cancelHref="/patients"
				save={async (fields) => {
					const patient = await create.mutateAsync(fields);
					utils.patient.get.setData({ id: patient.id }, patient);
					void utils.patient.list.invalidate();
					if (fields.primaryDoctorId !== undefined) void utils.mapping.invalidate();
					const owner = owners?.find(({ id }) => id === patient.ownerId);
					const forWhom = owner === undefined ? '' : ` for ${isolateBidi(owner.name)}`;
					notify(
						`${isolatedName(patient)} was registered as ${isolateBidi(patient.mrn)}${forWhom}`,
					);
					allowLeaving();
					router.replace(`/patients/${patient.id}`);
				}}
			/>
		</>
	);
}
