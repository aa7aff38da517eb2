'use client';

import { useIdempotencyKey } from '@hms/client/react';
import { useRouter } from 'next/navigation';
import { useMemo } from 'react';
import { useTranslations } from 'use-intl';
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
	const t = useTranslations();
	const router = useRouter();
	const utils = trpc.useUtils();
	const locale = useLocale();
	const offered = useOfferedName();
	const inputs = useMemo(() => newPatientInputs(t), [t]);
	const initialValues = useMemo(
		() => formValues(inputs, offered, locale),
		[inputs, offered, locale],
	);
	const { data: owners } = useWritingOwners();
	const create = trpc.patient.create.useMutation(useIdempotencyKey());

	return (
		<>
			<BackLink list="/patients" label={t('patient.label')} />
			<PageHeader title={t('patient.new.title')} detail={t('patient.new.hint')} />
			<PatientForm
				initialValues={initialValues}
				inputs={inputs}
				cancelHref="/patients"
				save={async (fields) => {
					const patient = await create.mutateAsync(fields);
					utils.patient.get.setData({ id: patient.id }, patient);
					void utils.patient.list.invalidate();
					if (fields.primaryDoctorId !== undefined) void utils.mapping.invalidate();
					const owner = owners?.find(({ id }) => id === patient.ownerId);
					const made = { name: isolatedName(patient), mrn: isolateBidi(patient.mrn) };
					notify(
						owner === undefined
							? t('patient.new.done', made)
							: t('patient.new.doneFor', { ...made, owner: isolateBidi(owner.name) }),
					);
					allowLeaving();
					router.replace(`/patients/${patient.id}`);
				}}
			/>
		</>
	);
}
