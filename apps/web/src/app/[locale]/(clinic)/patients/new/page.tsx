import { getTranslations } from 'next-intl/server';
import { PageTitle } from '../../../../../components/page/page-title.tsx';
import { NewPatient } from '../../../../../features/patient/new-patient.tsx';

export default async function NewPatientPage() {
	const t = await getTranslations();
	return (
		<>
			<PageTitle text={t('patient.new.title')} />
			<NewPatient />
		</>
	);
}
