import { getTranslations } from 'next-intl/server';
import { PageTitle } from '../../../../components/page/page-title.tsx';
import { EmergencySearch } from '../../../../features/emergency-access/emergency-search.tsx';

export default async function EmergencyAccessPage() {
	const t = await getTranslations();
	return (
		<>
			<PageTitle text={t('emergencyAccess.title')} />
			<EmergencySearch />
		</>
	);
}
