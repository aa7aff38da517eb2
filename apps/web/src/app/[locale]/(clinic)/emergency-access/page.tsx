import { getTranslations } from 'next-intl/server';
import { PageTitle } from '../../../../components/page/page-title.tsx';
import { EmergencySearch } from '../../../../features/emergency-access/emergency-search.tsx';
import { Texts } from '../../../../lib/text/texts.tsx';

export default async function EmergencyAccessPage() {
	const t = await getTranslations();
	return (
		<Texts of={['emergencyAccess', 'patient']}>
			<PageTitle text={t('emergencyAccess.title')} />
			<EmergencySearch />
		</Texts>
	);
}
