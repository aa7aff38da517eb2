import { getTranslations } from 'next-intl/server';
import { PageTitle } from '../../../../components/page/page-title.tsx';
import { Settings } from '../../../../features/settings/settings.tsx';

export default async function SettingsPage() {
	const t = await getTranslations();
	return (
		<>
			<PageTitle text={t('settings.title')} />
			<Settings />
		</>
	);
}
