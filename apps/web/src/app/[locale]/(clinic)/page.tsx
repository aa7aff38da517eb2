import { getTranslations } from 'next-intl/server';
import { PageTitle } from '../../../components/page/page-title.tsx';
import { Home } from '../../../features/home/home.tsx';
import { Texts } from '../../../lib/text/texts.tsx';

export default async function HomePage() {
	const t = await getTranslations();
	return (
		<Texts of={['activity', 'backup', 'home', 'patient']}>
			<PageTitle text={t('home.title')} />
			<Home />
		</Texts>
	);
}
