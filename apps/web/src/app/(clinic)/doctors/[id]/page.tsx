import { DoctorOverview } from '../../../../features/doctor/doctor-overview.tsx';
import { DoctorPatients } from '../../../../features/mapping/doctor-patients.tsx';

export default async function DoctorPage({ params }: { params: Promise<{ id: string }> }) {
	const { id } = await params;
	return <DoctorOverview id={id} patients={<DoctorPatients doctorId={id} />} />;
}
