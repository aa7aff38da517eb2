import { PageTitle } from '../../../../components/page/page-title.tsx';
import { EmergencySearch } from '../../../../features/emergency-access/emergency-search.tsx';

export default function EmergencyAccessPage() {
	return (
		<>
			<PageTitle text="Emergency access" />
			<EmergencySearch />
		</>
	);
}
