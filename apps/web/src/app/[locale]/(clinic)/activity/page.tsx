import { PageTitle } from '../../../../components/page/page-title.tsx';
import { ListLoading } from '../../../../components/record-list/list-loading.tsx';
import { ActivityScreen } from '../../../../features/activity/activity-screen.tsx';
import { ActivityPrefetch } from '../../../../features/activity/prefetch.tsx';
import { ClientOnly } from '../../../../lib/hydration/client-only.tsx';

export default function ActivityPage() {
	return (
		<>
			<PageTitle text="Activity" />
			<ClientOnly prefetch={<ActivityPrefetch />} fallback={<ListLoading title="Activity" />}>
				<ActivityScreen />
			</ClientOnly>
		</>
	);
}
