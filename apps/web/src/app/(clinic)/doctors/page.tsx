import { PageTitle } from '../../../components/page/page-title.tsx';
import { ListHeader } from '../../../components/record-list/list-header.tsx';
import { RecordListLoading } from '../../../components/record-list/list-loading.tsx';
import { DoctorList } from '../../../features/doctor/doctor-list.tsx';
import { doctorsList } from '../../../features/doctor/labels.ts';
import { DoctorsAhead } from '../../../features/doctor/prefetch.tsx';
import { InBrowser } from '../../../lib/hydration/client-only.tsx';

export default function DoctorsPage() {
	return (
		<>
			<PageTitle text="Doctors" />
			<ListHeader list={doctorsList} />
			<InBrowser ahead={<DoctorsAhead />} shell={<RecordListLoading list={doctorsList} />}>
				<DoctorList />
			</InBrowser>
		</>
	);
}
