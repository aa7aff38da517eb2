import { useTranslations } from 'next-intl';
import { PageTitle } from '../../../../components/page/page-title.tsx';
import { SignInForm } from '../../../../features/auth/sign-in-form.tsx';

export default function SignInPage() {
	const t = useTranslations();
	return (
		<>
			<PageTitle text={t('auth.signIn.title')} />
			<SignInForm />
		</>
	);
}
