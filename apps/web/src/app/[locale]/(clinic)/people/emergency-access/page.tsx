import { getTranslations } from 'next-intl/server';
import { PageTitle } from '../../../../../components/page/page-title.tsx';
import { ListLoading } from '../../../../../components/record-list/list-loading.tsx';
import { EmergencyReviews } from '../../../../../features/emergency-access/reviews.tsx';
import { ClientOnly } from '../../../../../lib/hydration/client-only.tsx';

export default async function EmergencyReviewsPage() {
	const t = await getTranslations();
	const title = t('emergencyAccess.reviews.title');
	return (
		<>
			<PageTitle text={title} />
			<ClientOnly fallback={<ListLoading title={title} />}>
				<EmergencyReviews />
			</ClientOnly>
		</>
	);
}
