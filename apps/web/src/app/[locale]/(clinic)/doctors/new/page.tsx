import { getTranslations } from 'next-intl/server';
import { PageTitle } from '../../../../../components/page/page-title.tsx';
import { NewDoctor } from '../../../../../features/doctor/new-doctor.tsx';

export default async function NewDoctorPage() {
	const t = await getTranslations();
	return (
		<>
			<PageTitle text={t('doctor.form.new')} />
			<NewDoctor />
		</>
	);
}
