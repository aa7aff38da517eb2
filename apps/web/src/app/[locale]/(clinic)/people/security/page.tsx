import { getTranslations } from 'next-intl/server';
import { PageTitle } from '../../../../../components/page/page-title.tsx';
import { ListLoading } from '../../../../../components/record-list/list-loading.tsx';
import { SecurityLog } from '../../../../../features/security-event/security-log.tsx';
import { ClientOnly } from '../../../../../lib/hydration/client-only.tsx';

export default async function SecurityLogPage() {
	const t = await getTranslations();
	return (
		<>
			<PageTitle text={t('securityEvent.title')} />
			<ClientOnly fallback={<ListLoading title={t('securityEvent.title')} />}>
				<SecurityLog />
			</ClientOnly>
		</>
	);
}
