import { PageTitle } from '../../../components/page/page-title.tsx';
import { ForgotPasswordForm } from '../../../features/auth/forgot-password-form.tsx';

export default function ForgotPasswordPage() {
	return (
		<>
			<PageTitle text="Forgot your password?" />
			<ForgotPasswordForm />
		</>
	);
}
