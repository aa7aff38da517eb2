import { Suspense } from 'react';
import { ListLoading } from '../../../components/list-loading.tsx';
import { PageTitle } from '../../../components/page-title.tsx';
import { ActivityList } from '../../../features/activity/activity-list.tsx';

export default function ActivityPage() {
	return (
		<>
			<PageTitle text="Activity" />
			<Suspense fallback={<ListLoading title="Activity" />}>
				<ActivityList />
			</Suspense>
		</>
	);
}
