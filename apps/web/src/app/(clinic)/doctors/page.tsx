import { ListHeader } from '../../../components/list-header.tsx';
import { RecordListLoading } from '../../../components/list-loading.tsx';
import { PageTitle } from '../../../components/page-title.tsx';
import { DoctorsAhead } from '../../../features/doctor/ahead.tsx';
import { DoctorList } from '../../../features/doctor/doctor-list.tsx';
import { doctorsList } from '../../../features/doctor/words.ts';
import { InBrowser } from '../../../lib/in-browser.tsx';

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
