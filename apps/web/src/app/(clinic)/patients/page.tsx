import { ListHeader } from '../../../components/list-header.tsx';
import { RecordListLoading } from '../../../components/list-loading.tsx';
import { PageTitle } from '../../../components/page-title.tsx';
import { PatientList } from '../../../features/patient/patient-list.tsx';
import { patientsList } from '../../../features/patient/words.ts';
import { InBrowser } from '../../../lib/in-browser.tsx';

export default function PatientsPage() {
	return (
		<>
			<PageTitle text="Patients" />
			<ListHeader list={patientsList} />
			<InBrowser shell={<RecordListLoading list={patientsList} />}>
				<PatientList />
			</InBrowser>
		</>
	);
}
