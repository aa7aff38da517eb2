import { ListLoading } from '../../../components/list-loading.tsx';
import { PageTitle } from '../../../components/page-title.tsx';
import { ActivityList } from '../../../features/activity/activity-list.tsx';
import { ActivityAhead } from '../../../features/activity/ahead.tsx';
import { InBrowser } from '../../../lib/in-browser.tsx';

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
