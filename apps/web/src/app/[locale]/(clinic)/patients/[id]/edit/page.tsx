import { EmergencyAccess } from '../../../../../../features/emergency-access/emergency-access.tsx';
import { EditPatient } from '../../../../../../features/patient/edit-patient.tsx';

export default async function EditPatientPage({ params }: { params: Promise<{ id: string }> }) {
	const { id } = await params;
	return (
		<EmergencyAccess key={id} patientId={id}>
			<EditPatient id={id} />
		</EmergencyAccess>
	);
}
