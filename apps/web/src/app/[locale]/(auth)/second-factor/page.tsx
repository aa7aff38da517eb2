import { PageTitle } from '../../../../components/page/page-title.tsx';
import { RequiredSetUp } from '../../../../features/settings/two-factor/required-set-up.tsx';

export default function SecondFactorPage() {
	return (
		<>
			<PageTitle text="Second factor" />
			<RequiredSetUp />
		</>
	);
}
