import { getTranslations } from 'next-intl/server';
import { PageTitle } from '../../../../components/page/page-title.tsx';
import { ResetPasswordForm } from '../../../../features/auth/reset-password-form.tsx';

export default async function ResetPasswordPage() {
	const t = await getTranslations();
	return (
		<>
			<PageTitle text={t('auth.reset.title')} />
			<ResetPasswordForm />
		</>
	);
}
