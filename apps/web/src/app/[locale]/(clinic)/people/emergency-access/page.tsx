import { PageTitle } from '../../../../../components/page/page-title.tsx';
import { ListLoading } from '../../../../../components/record-list/list-loading.tsx';
import { EmergencyReviews } from '../../../../../features/emergency-access/reviews.tsx';
import { ClientOnly } from '../../../../../lib/hydration/client-only.tsx';

export default function EmergencyReviewsPage() {
	return (
		<>
			<PageTitle text="Emergency access reviews" />
			<ClientOnly fallback={<ListLoading title="Emergency access reviews" />}>
				<EmergencyReviews />
			</ClientOnly>
		</>
	);
}
