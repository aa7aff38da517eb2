import { EmergencyAccess } from '../../../../../../features/emergency-access/emergency-access.tsx';
import { EditPatient } from '../../../../../../features/patient/edit-patient.tsx';
import { Texts } from '../../../../../../lib/text/texts.tsx';

export default async function EditPatientPage({ params }: { params: Promise<{ id: string }> }) {
	const { id } = await params;
	return (
		<Texts of={['emergencyAccess', 'patient']}>
			<EmergencyAccess key={id} patientId={id}>
				<EditPatient id={id} />
			</EmergencyAccess>
		</Texts>
	);
}
