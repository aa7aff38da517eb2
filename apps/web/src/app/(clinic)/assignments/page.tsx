import { Suspense } from 'react';
import { ListLoading } from '../../../components/list-loading.tsx';
import { PageTitle } from '../../../components/page-title.tsx';
import { AssignmentScreen } from '../../../features/assignment/assignment-screen.tsx';

export default function AssignmentsPage() {
	return (
		<>
			<PageTitle text="Assignments" />
			<Suspense fallback={<ListLoading title="Assignments" />}>
				<AssignmentScreen />
			</Suspense>
		</>
	);
}
