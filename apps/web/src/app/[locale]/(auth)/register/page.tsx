import { getTranslations } from 'next-intl/server';
import { PageTitle } from '../../../../components/page/page-title.tsx';
import { RegisterForm } from '../../../../features/auth/register-form.tsx';

export default async function RegisterPage() {
	const t = await getTranslations();
	return (
		<>
			<PageTitle text={t('auth.register.title')} />
			<RegisterForm />
		</>
	);
}
