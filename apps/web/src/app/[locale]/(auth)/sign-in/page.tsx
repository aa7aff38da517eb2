import { getTranslations } from 'next-intl/server';
import { PageTitle } from '../../../../components/page/page-title.tsx';
import { SignInForm } from '../../../../features/auth/sign-in-form.tsx';

export default async function SignInPage() {
	const t = await getTranslations();
	return (
		<>
			<PageTitle text={t('auth.signIn.title')} />
			<SignInForm />
		</>
	);
}
