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
import { useLocale } from '../../lib/text/locale.ts';
import { isolatedName } from '../../lib/text/person-name.ts';
import { notify } from '../../lib/ui/notifications.tsx';
import { DoctorForm } from './doctor-form.tsx';
import { doctorInputs } from './inputs.tsx';

export function NewDoctor() {
	const t = useTranslations();
	const router = useRouter();
	const utils = trpc.useUtils();
	const locale = useLocale();
	const offered = useOfferedName();
	const initialValues = useMemo(
		() => formValues(doctorInputs(t), offered, locale),
		[offered, locale, t],
	);
	const create = trpc.doctor.create.useMutation(useIdempotencyKey());
	return (
		<>
			<BackLink list="/doctors" label={t('doctor.list.title')} />
			<PageHeader title={t('doctor.form.new')} detail={t('doctor.form.shared')} />
			<DoctorForm
				initialValues={initialValues}
				cancelHref="/doctors"
				save={async (fields) => {
					const doctor = await create.mutateAsync(fields);
					utils.doctor.get.setData({ id: doctor.id }, doctor);
					void utils.doctor.list.invalidate();
					notify(t('doctor.form.added', { doctor: isolatedName(doctor) }));
					allowLeaving();
					router.replace(`/doctors/${doctor.id}`);
				}}
			/>
		</>
	);
}
