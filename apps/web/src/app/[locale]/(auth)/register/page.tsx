import { useTranslations } from 'next-intl';
import { PageTitle } from '../../../../components/page/page-title.tsx';
import { RegisterForm } from '../../../../features/auth/register-form.tsx';

export default function RegisterPage() {
	const t = useTranslations();
	return (
		<>
			<PageTitle text={t('auth.register.title')} />
			<RegisterForm />
		</>
	);
}
