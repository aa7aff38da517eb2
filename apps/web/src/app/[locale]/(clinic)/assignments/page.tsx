import { PageTitle } from '../../../../components/page/page-title.tsx';
import { ListLoading } from '../../../../components/record-list/list-loading.tsx';
import { MappingScreen } from '../../../../features/mapping/list/mapping-screen.tsx';
import { MappingsPrefetch } from '../../../../features/mapping/list/prefetch.tsx';
import { ClientOnly } from '../../../../lib/hydration/client-only.tsx';

export default function AssignmentsPage() {
	return (
		<>
			<PageTitle text="Assignments" />
			<ClientOnly prefetch={<MappingsPrefetch />} fallback={<ListLoading title="Assignments" />}>
				<MappingScreen />
			</ClientOnly>
		</>
	);
}
