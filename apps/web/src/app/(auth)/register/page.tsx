import { PageTitle } from '../../../components/page/page-title.tsx';
import { RegisterForm } from '../../../features/auth/register-form.tsx';

export default function RegisterPage() {
	return (
		<>
			<PageTitle text="Create your account" />
			<RegisterForm />
		</>
	);
}
