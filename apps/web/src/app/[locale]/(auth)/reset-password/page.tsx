import { useTranslations } from 'next-intl';
import { PageTitle } from '../../../../components/page/page-title.tsx';
import { ResetPasswordForm } from '../../../../features/auth/reset-password-form.tsx';

export default function ResetPasswordPage() {
	const t = useTranslations();
	return (
		<>
			<PageTitle text={t('auth.reset.title')} />
			<ResetPasswordForm />
		</>
	);
}
