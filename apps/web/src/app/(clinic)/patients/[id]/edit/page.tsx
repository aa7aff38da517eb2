import { EditPatient } from '../../../../../features/patient/edit-patient.tsx';

export default async function EditPatientPage({ params }: { params: Promise<{ id: string }> }) {
	const { id } = await params;
	return <EditPatient id={id} />;
}
