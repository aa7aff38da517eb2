import { getTranslations } from 'next-intl/server';
import { PageTitle } from '../../../../../components/page/page-title.tsx';
import { NewPatient } from '../../../../../features/patient/new-patient.tsx';
import { Texts } from '../../../../../lib/text/texts.tsx';

export default async function NewPatientPage() {
	const t = await getTranslations();
	return (
		<Texts of={['patient']}>
			<PageTitle text={t('patient.new.title')} />
			<NewPatient />
		</Texts>
	);
}
