'use client';

import type { DoctorWorkload } from '@hms/contracts';
import { IconArchive } from '@tabler/icons-react';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { AsyncButton } from '../../../components/page/async-button.tsx';
import { trpc } from '../../../lib/api/trpc.ts';
import { listUrl } from '../../../lib/list/list-url.ts';
import { isolatedName } from '../../../lib/text/person-name.ts';
import { notifyFailure } from '../../../lib/ui/notifications.tsx';
import { doctorsList } from '../../doctor/labels.ts';
import { useDoctorRecord } from '../../doctor/queries.ts';
import { useArchiveDoctor } from '../../doctor/use-archive-doctor.ts';
import { LazyArchiveDoctorDialog } from './lazy-dialogs.ts';

/** Archives a doctor: at once where the doctor has no patients, else a dialog asks what becomes of them. */
export function ArchiveDoctorButton({ doctorId }: { doctorId: string }) {
	const router = useRouter();
	const { client } = trpc.useUtils();
	const { data: doctor } = useDoctorRecord(doctorId);
	const { archive } = useArchiveDoctor();
	const [workload, setWorkload] = useState<DoctorWorkload | null>(null);
	if (doctor === undefined || doctor.status === 'archived') return null;

	const showList = () => router.push(listUrl(doctorsList.path));

	async function archiveOrAsk(): Promise<(() => void) | undefined> {
		if (doctor === undefined) return undefined;
		try {
			const counted = await client.mapping.workload.query({ id: doctorId });
			if (counted.patients + counted.patientsOfColleagues > 0) return () => setWorkload(counted);
			return (await archive(doctor)) ? showList : undefined;
		} catch (error) {
			notifyFailure(`${isolatedName(doctor)} was not archived`, error);
			return undefined;
		}
	}

	return (
		<>
			<AsyncButton leftSection={<IconArchive size={16} aria-hidden />} run={archiveOrAsk}>
				Archive
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
