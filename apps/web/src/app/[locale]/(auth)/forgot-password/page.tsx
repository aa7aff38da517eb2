import { useTranslations } from 'next-intl';
import { PageTitle } from '../../../../components/page/page-title.tsx';
import { ForgotPasswordForm } from '../../../../features/auth/forgot-password-form.tsx';

export default function ForgotPasswordPage() {
	const t = useTranslations();
	return (
		<>
			<PageTitle text={t('auth.forgot.title')} />
			<ForgotPasswordForm />
		</>
	);
}
