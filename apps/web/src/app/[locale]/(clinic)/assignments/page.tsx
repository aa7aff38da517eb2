import { getTranslations } from 'next-intl/server';
import { PageTitle } from '../../../../components/page/page-title.tsx';
import { ListLoading } from '../../../../components/record-list/list-loading.tsx';
import { MappingScreen } from '../../../../features/mapping/list/mapping-screen.tsx';
import { MappingsPrefetch } from '../../../../features/mapping/list/prefetch.tsx';
import { ClientOnly } from '../../../../lib/hydration/client-only.tsx';

export default async function AssignmentsPage() {
	const t = await getTranslations();
	const title = t('mapping.title');
	return (
		<>
			<PageTitle text={title} />
			<ClientOnly prefetch={<MappingsPrefetch />} fallback={<ListLoading title={title} />}>
				<MappingScreen />
			</ClientOnly>
		</>
	);
}
