import { PageTitle } from '../../../../../components/page/page-title.tsx';
import { ListLoading } from '../../../../../components/record-list/list-loading.tsx';
import { SecurityLog } from '../../../../../features/security-event/security-log.tsx';
import { ClientOnly } from '../../../../../lib/hydration/client-only.tsx';

export default function SecurityLogPage() {
	return (
		<>
			<PageTitle text="Security log" />
			<ClientOnly fallback={<ListLoading title="Security log" />}>
				<SecurityLog />
			</ClientOnly>
		</>
	);
}
