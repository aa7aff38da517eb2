import { EditDoctor } from '../../../../../../features/doctor/edit-doctor.tsx';

export default async function EditDoctorPage({ params }: { params: Promise<{ id: string }> }) {
	const { id } = await params;
	return <EditDoctor id={id} />;
}
