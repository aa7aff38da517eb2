import { Suspense } from 'react';
import { ListLoading } from '../../../components/list-loading.tsx';
import { PageTitle } from '../../../components/page-title.tsx';
import { PatientList } from '../../../features/patient/patient-list.tsx';

export default function PatientsPage() {
	return (
		<>
			<PageTitle text="Patients" />
			<Suspense fallback={<ListLoading title="Patients" />}>
				<PatientList />
			</Suspense>
		</>
	);
}
