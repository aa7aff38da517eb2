import { getTranslations } from 'next-intl/server';
import { PageTitle } from '../../../../../components/page/page-title.tsx';
import { EditClinic } from '../../../../../features/clinic/edit-clinic.tsx';
import { Texts } from '../../../../../lib/text/texts.tsx';

export default async function ClinicSettingsPage() {
	const t = await getTranslations();
	return (
		<Texts of={['clinic', 'patient']}>
			<PageTitle text={t('clinic.title')} />
			<EditClinic />
		</Texts>
	);
}
