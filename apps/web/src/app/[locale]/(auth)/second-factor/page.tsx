import { getTranslations } from 'next-intl/server';
import { PageTitle } from '../../../../components/page/page-title.tsx';
import { RequiredSetUp } from '../../../../features/settings/two-factor/required-set-up.tsx';

export default async function SecondFactorPage() {
	const t = await getTranslations();
	return (
		<>
			<PageTitle text={t('settings.twoFactor.title')} />
			<RequiredSetUp />
		</>
	);
}
