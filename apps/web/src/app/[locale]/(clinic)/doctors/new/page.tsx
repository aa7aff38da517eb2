import { getTranslations } from 'next-intl/server';
import { PageTitle } from '../../../../../components/page/page-title.tsx';
import { NewDoctor } from '../../../../../features/doctor/new-doctor.tsx';
import { Texts } from '../../../../../lib/text/texts.tsx';

export default async function NewDoctorPage() {
	const t = await getTranslations();
	return (
		<Texts of={['doctor']}>
			<PageTitle text={t('doctor.form.new')} />
			<NewDoctor />
		</Texts>
	);
}
