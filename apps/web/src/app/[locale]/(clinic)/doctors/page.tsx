import { PageTitle } from '../../../../components/page/page-title.tsx';
import { ListHeader } from '../../../../components/record-list/list-header.tsx';
import { RecordListLoading } from '../../../../components/record-list/list-loading.tsx';
import { DoctorList } from '../../../../features/doctor/doctor-list.tsx';
import { doctorsList } from '../../../../features/doctor/labels.ts';
import { DoctorsPrefetch } from '../../../../features/doctor/prefetch.tsx';
import { ClientOnly } from '../../../../lib/hydration/client-only.tsx';

export default function DoctorsPage() {
	return (
		<>
			<PageTitle text="Doctors" />
			<ListHeader list={doctorsList} />
			<ClientOnly
				prefetch={<DoctorsPrefetch />}
				fallback={<RecordListLoading list={doctorsList} />}
			>
				<DoctorList />
			</ClientOnly>
		</>
	);
}
