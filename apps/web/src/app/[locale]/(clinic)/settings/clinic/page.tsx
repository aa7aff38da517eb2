import { PageTitle } from '../../../../../components/page/page-title.tsx';
import { EditClinic } from '../../../../../features/clinic/edit-clinic.tsx';

export default function ClinicSettingsPage() {
	return (
		<>
			<PageTitle text="Clinic settings" />
			<EditClinic />
		</>
	);
}
