import { RecordListLoading } from '../../../components/list-loading.tsx';
import { PageTitle } from '../../../components/page-title.tsx';
import { DoctorList } from '../../../features/doctor/doctor-list.tsx';
import { doctorsList } from '../../../features/doctor/words.ts';
import { InBrowser } from '../../../lib/in-browser.tsx';

export default function DoctorsPage() {
	return (
		<>
			<PageTitle text="Doctors" />
			<InBrowser shell={<RecordListLoading list={doctorsList} />}>
				<DoctorList />
			</InBrowser>
		</>
	);
}
