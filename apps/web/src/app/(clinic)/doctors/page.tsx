import { ListHeader } from '../../../components/list-header.tsx';
import { RecordListLoading } from '../../../components/list-loading.tsx';
import { PageTitle } from '../../../components/page-title.tsx';
import { DoctorList } from '../../../features/doctor/doctor-list.tsx';
import { doctorsList } from '../../../features/doctor/words.ts';
import { InBrowser } from '../../../lib/in-browser.tsx';

export default function DoctorsPage() {
	return (
		<>
			<PageTitle text="Doctors" />
			<ListHeader list={doctorsList} />
			<InBrowser shell={<RecordListLoading list={doctorsList} />}>
				<DoctorList />
			</InBrowser>
		</>
	);
}
