import { getTranslations } from 'next-intl/server';
import { PageTitle } from '../../../../../components/page/page-title.tsx';
import { EditClinic } from '../../../../../features/clinic/edit-clinic.tsx';

export default async function ClinicSettingsPage() {
	const t = await getTranslations();
	return (
		<>
			<PageTitle text={t('clinic.title')} />
			<EditClinic />
		</>
	);
}
