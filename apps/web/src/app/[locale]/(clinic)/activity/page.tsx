import { getTranslations } from 'next-intl/server';
import { PageTitle } from '../../../../components/page/page-title.tsx';
import { ListLoading } from '../../../../components/record-list/list-loading.tsx';
import { ActivityScreen } from '../../../../features/activity/activity-screen.tsx';
import { ActivityPrefetch } from '../../../../features/activity/prefetch.tsx';
import { ClientOnly } from '../../../../lib/hydration/client-only.tsx';

export default async function ActivityPage() {
	const t = await getTranslations();
	const title = t('activity.title');
	return (
		<>
			<PageTitle text={title} />
			<ClientOnly prefetch={<ActivityPrefetch />} fallback={<ListLoading title={title} />}>
				<ActivityScreen />
			</ClientOnly>
		</>
	);
}
