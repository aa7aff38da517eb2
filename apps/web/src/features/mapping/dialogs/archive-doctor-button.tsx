'use client';

import type { DoctorWorkload } from '@hms/contracts';
import { IconArchive } from '@tabler/icons-react';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { AsyncButton } from '../../../components/page/async-button.tsx';
import { trpc } from '../../../lib/api/trpc.ts';
import { listUrl } from '../../../lib/list/list-url.ts';
import { isolatedName } from '../../../lib/text/person-name.ts';
import { notifyFailure } from '../../../lib/ui/notifications.tsx';
import { doctorsPath } from '../../doctor/labels.ts';
import { useDoctorRecord } from '../../doctor/queries.ts';
import { useArchiveDoctor } from '../../doctor/use-archive-doctor.ts';
import { LazyArchiveDoctorDialog } from './lazy-dialogs.ts';

/** Archives a doctor: at once where the doctor has no patients, else a dialog asks what becomes of them. */
export function ArchiveDoctorButton({ doctorId }: { doctorId: string }) {
	const t = useTranslations();
	const router = useRouter();
	const { client } = trpc.useUtils();
	const { data: doctor } = useDoctorRecord(doctorId);
	const { archive } = useArchiveDoctor();
	const [workload, setWorkload] = useState<DoctorWorkload | null>(null);
	if (doctor === undefined || doctor.status === 'archived') return null;

	const showList = () => router.push(listUrl(doctorsPath));

	async function archiveOrAsk(): Promise<(() => void) | undefined> {
		if (doctor === undefined) return undefined;
		try {
			const counted = await client.mapping.workload.query({ id: doctorId });
			if (counted.patients + counted.patientsOfColleagues > 0) return () => setWorkload(counted);
			return (await archive(doctor)) ? showList : undefined;
		} catch (error) {
			notifyFailure(
				t('mapping.archiveDoctor.notArchived', { doctor: isolatedName(doctor) }),
				error,
			);
			return undefined;
		}
	}

	return (
		<>
			<AsyncButton leftSection={<IconArchive size={16} aria-hidden />} run={archiveOrAsk}>
				{t('mapping.archiveDoctor.archive')}
			</AsyncButton>
			<LazyArchiveDoctorDialog
				opened={workload !== null}
				onClose={() => setWorkload(null)}
				doctor={doctor}
				workload={workload}
				onArchived={showList}
			/>
		</>
	);
}
