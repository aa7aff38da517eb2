import { getTranslations } from 'next-intl/server';
import { PageTitle } from '../../../../components/page/page-title.tsx';
import { ListHeader } from '../../../../components/record-list/list-header.tsx';
import { RecordListLoading } from '../../../../components/record-list/list-loading.tsx';
import { SelectedPatients } from '../../../../features/mapping/selected-patients.tsx';
import { patientsList } from '../../../../features/patient/labels.ts';
import { PatientList } from '../../../../features/patient/patient-list.tsx';
import { PatientsPrefetch } from '../../../../features/patient/prefetch.tsx';
import { ClientOnly } from '../../../../lib/hydration/client-only.tsx';

export default async function PatientsPage() {
	const list = patientsList(await getTranslations());
	return (
		<>
			<PageTitle text={list.label} />
			<ListHeader list={list} />
			<ClientOnly
				prefetch={<PatientsPrefetch />}
				fallback={<RecordListLoading list={list} filterWidths={[236, 102]} />}
			>
				<PatientList selectionBar={<SelectedPatients />} />
			</ClientOnly>
		</>
	);
}
