import { PageTitle } from '../../../../../components/page/page-title.tsx';
import { NewDoctor } from '../../../../../features/doctor/new-doctor.tsx';

export default function NewDoctorPage() {
	return (
		<>
			<PageTitle text="New doctor" />
			<NewDoctor />
		</>
	);
}
