import { Suspense } from 'react';
import { ListLoading } from '../../../components/list-loading.tsx';
import { PageTitle } from '../../../components/page-title.tsx';
import { DoctorList } from '../../../features/doctor/doctor-list.tsx';

export default function DoctorsPage() {
	return (
		<>
			<PageTitle text="Doctors" />
			<Suspense fallback={<ListLoading title="Doctors" />}>
				<DoctorList />
			</Suspense>
		</>
	);
}
