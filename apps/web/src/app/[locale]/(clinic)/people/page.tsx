import { getTranslations } from 'next-intl/server';
import { PageTitle } from '../../../../components/page/page-title.tsx';
import { ListLoading } from '../../../../components/record-list/list-loading.tsx';
import { People } from '../../../../features/user/people.tsx';
import { PeoplePrefetch } from '../../../../features/user/prefetch.tsx';
import { ClientOnly } from '../../../../lib/hydration/client-only.tsx';

export default async function PeoplePage() {
	const t = await getTranslations();
	return (
		<>
			<PageTitle text={t('user.title')} />
			<ClientOnly prefetch={<PeoplePrefetch />} fallback={<ListLoading title={t('user.title')} />}>
				<People />
			</ClientOnly>
		</>
	);
}
