import { ListLoading } from '../../../components/list-loading.tsx';
import { PageTitle } from '../../../components/page-title.tsx';
import { AssignmentsAhead } from '../../../features/assignment/ahead.tsx';
import { AssignmentScreen } from '../../../features/assignment/assignment-screen.tsx';
import { InBrowser } from '../../../lib/in-browser.tsx';

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
