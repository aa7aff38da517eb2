import { PageTitle } from '../../../components/page/page-title.tsx';
import { ListLoading } from '../../../components/record-list/list-loading.tsx';
import { ActivityList } from '../../../features/activity/activity-list.tsx';
import { ActivityAhead } from '../../../features/activity/prefetch.tsx';
import { InBrowser } from '../../../lib/hydration/client-only.tsx';

export default function ActivityPage() {
	return (
		<>
			<PageTitle text="Activity" />
			<InBrowser ahead={<ActivityAhead />} shell={<ListLoading title="Activity" />}>
				<ActivityList />
			</InBrowser>
		</>
	);
}
