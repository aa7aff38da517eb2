import { PageTitle } from '../../../../components/page/page-title.tsx';
import { ListLoading } from '../../../../components/record-list/list-loading.tsx';
import { People } from '../../../../features/user/people.tsx';
import { PeoplePrefetch } from '../../../../features/user/prefetch.tsx';
import { ClientOnly } from '../../../../lib/hydration/client-only.tsx';

export default function PeoplePage() {
	return (
		<>
			<PageTitle text="People" />
			<ClientOnly prefetch={<PeoplePrefetch />} fallback={<ListLoading title="People" />}>
				<People />
			</ClientOnly>
		</>
	);
}
