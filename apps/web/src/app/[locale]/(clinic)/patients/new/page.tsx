import { PageTitle } from '../../../../../components/page/page-title.tsx';
import { NewPatient } from '../../../../../features/patient/new-patient.tsx';

export default function NewPatientPage() {
	return (
		<>
			<PageTitle text="New patient" />
			<NewPatient />
		</>
	);
}
