import { ListHeader } from '../../../components/list-header.tsx';
import { RecordListLoading } from '../../../components/list-loading.tsx';
import { PageTitle } from '../../../components/page-title.tsx';
import { PatientsAhead } from '../../../features/patient/ahead.tsx';
import { PatientList } from '../../../features/patient/patient-list.tsx';
import { patientsList } from '../../../features/patient/words.ts';
import { InBrowser } from '../../../lib/in-browser.tsx';

export default function PatientsPage() {
	return (
		<>
			<PageTitle text="Patients" />
			<ListHeader list={patientsList} />
			<InBrowser ahead={<PatientsAhead />} shell={<RecordListLoading list={patientsList} />}>
				<PatientList />
			</InBrowser>
		</>
	);
}
