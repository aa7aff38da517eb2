import { PageTitle } from '../../../components/page/page-title.tsx';
import { ListLoading } from '../../../components/record-list/list-loading.tsx';
import { AssignmentScreen } from '../../../features/mapping/list/mapping-screen.tsx';
import { AssignmentsAhead } from '../../../features/mapping/list/prefetch.tsx';
import { InBrowser } from '../../../lib/hydration/client-only.tsx';

export default function AssignmentsPage() {
	return (
		<>
			<PageTitle text="Assignments" />
			<InBrowser ahead={<AssignmentsAhead />} shell={<ListLoading title="Assignments" />}>
				<AssignmentScreen />
			</InBrowser>
		</>
	);
}
