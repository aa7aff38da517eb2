import { PageTitle } from '../../../components/page/page-title.tsx';
import { ResetPasswordForm } from '../../../features/auth/reset-password-form.tsx';

export default function ResetPasswordPage() {
	return (
		<>
			<PageTitle text="Set a new password" />
			<ResetPasswordForm />
		</>
	);
}
