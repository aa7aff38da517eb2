import { DoctorOverview } from '../../../../../features/doctor/doctor-overview.tsx';
import { DoctorPatients } from '../../../../../features/mapping/care-team/doctor-patients.tsx';
import { DoctorPatientsPrefetch } from '../../../../../features/mapping/care-team/prefetch.tsx';
import { ArchiveDoctorButton } from '../../../../../features/mapping/dialogs/archive-doctor-button.tsx';

export default async function DoctorPage({ params }: { params: Promise<{ id: string }> }) {
	const { id } = await params;
	return (
		<>
			<DoctorPatientsPrefetch doctorId={id} />
			<DoctorOverview
				id={id}
				patients={<DoctorPatients doctorId={id} />}
				archive={<ArchiveDoctorButton doctorId={id} />}
			/>
		</>
	);
}
