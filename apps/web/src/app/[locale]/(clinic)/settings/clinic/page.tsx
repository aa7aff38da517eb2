import { PageTitle } from '../../../../../components/page/page-title.tsx';
import { EditClinic } from '../../../../../features/clinic/edit-clinic.tsx';
import { Texts } from '../../../../../lib/text/texts.tsx';

export default function ClinicSettingsPage() {
	return (
		<Texts of={['patient']}>
			<PageTitle text="Clinic settings" />
			<EditClinic />
		</Texts>
	);
}
