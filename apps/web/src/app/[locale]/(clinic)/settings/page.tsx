import { PageTitle } from '../../../../components/page/page-title.tsx';
import { Settings } from '../../../../features/settings/settings.tsx';

export default function SettingsPage() {
	return (
		<>
			<PageTitle text="Settings" />
			<Settings />
		</>
	);
}
