import { PageTitle } from '../../../components/page/page-title.tsx';
import { SignInForm } from '../../../features/auth/sign-in-form.tsx';

export default function SignInPage() {
	return (
		<>
			<PageTitle text="Sign in" />
			<SignInForm />
		</>
	);
}
