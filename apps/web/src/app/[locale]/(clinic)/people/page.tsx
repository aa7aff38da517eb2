import { getTranslations } from 'next-intl/server';
import { PageTitle } from '../../../../components/page/page-title.tsx';
import { ListLoading } from '../../../../components/record-list/list-loading.tsx';
import { People } from '../../../../features/user/people.tsx';
import { PeoplePrefetch } from '../../../../features/user/prefetch.tsx';
import { ClientOnly } from '../../../../lib/hydration/client-only.tsx';
import { Texts } from '../../../../lib/text/texts.tsx';

export default async function PeoplePage() {
	const t = await getTranslations();
	return (
		<Texts of={['invitation', 'transfer', 'user']}>
			<PageTitle text={t('user.title')} />
			<ClientOnly prefetch={<PeoplePrefetch />} fallback={<ListLoading title={t('user.title')} />}>
				<People />
			</ClientOnly>
		</Texts>
	);
}
