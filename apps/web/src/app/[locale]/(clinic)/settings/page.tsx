import { getTranslations } from 'next-intl/server';
import { PageTitle } from '../../../../components/page/page-title.tsx';
import { Settings } from '../../../../features/settings/settings.tsx';
import { Texts } from '../../../../lib/text/texts.tsx';

export default async function SettingsPage() {
	const t = await getTranslations();
	return (
		<Texts of={['clinic', 'settings', 'share', 'transfer', 'user']}>
			<PageTitle text={t('settings.title')} />
			<Settings />
		</Texts>
	);
}
