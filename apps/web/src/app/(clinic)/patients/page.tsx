import { PageTitle } from '../../../components/page/page-title.tsx';
import { ListHeader } from '../../../components/record-list/list-header.tsx';
import { RecordListLoading } from '../../../components/record-list/list-loading.tsx';
import { patientsList } from '../../../features/patient/labels.ts';
import { PatientList } from '../../../features/patient/patient-list.tsx';
import { PatientsAhead } from '../../../features/patient/prefetch.tsx';
import { InBrowser } from '../../../lib/hydration/client-only.tsx';

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
