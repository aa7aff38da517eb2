import { getTranslations } from 'next-intl/server';
import { PageTitle } from '../../../../components/page/page-title.tsx';
import { ForgotPasswordForm } from '../../../../features/auth/forgot-password-form.tsx';

export default async function ForgotPasswordPage() {
	const t = await getTranslations();
	return (
		<>
			<PageTitle text={t('auth.forgot.title')} />
			<ForgotPasswordForm />
		</>
	);
}
