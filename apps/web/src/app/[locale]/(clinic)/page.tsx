import { getTranslations } from 'next-intl/server';
import { PageTitle } from '../../../components/page/page-title.tsx';
import { Home } from '../../../features/home/home.tsx';

export default async function HomePage() {
	const t = await getTranslations();
	return (
		<>
			<PageTitle text={t('home.title')} />
			<Home />
		</>
	);
}
