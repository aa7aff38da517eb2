'use client';

import type { DoctorWorkload } from '@hms/contracts';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { ArchiveButton } from '../../../components/record/archive-button.tsx';
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
	const { archive, busy } = useArchiveDoctor();
	const [counting, setCounting] = useState(false);
	const [workload, setWorkload] = useState<DoctorWorkload | null>(null);
	if (doctor === undefined || doctor.status === 'archived') return null;

	async function archiveOrAsk(): Promise<boolean> {
		if (doctor === undefined) return false;
		setCounting(true);
		try {
			const counted = await client.mapping.workload.query({ id: doctorId });
			if (counted.patients + counted.patientsOfColleagues === 0) return await archive(doctor);
			setWorkload(counted);
		} catch (error) {
			notifyFailure(`${isolatedName(doctor)} was not archived`, error);
		} finally {
			setCounting(false);
		}
		return false;
	}

	return (
		<>
			<ArchiveButton listPath={doctorsList.path} onArchive={archiveOrAsk} busy={counting || busy} />
			<LazyArchiveDoctorDialog
				opened={workload !== null}
				onClose={() => setWorkload(null)}
				doctor={doctor}
				workload={workload}
				onArchived={() => router.push(listUrl(doctorsList.path))}
			/>
		</>
	);
}
