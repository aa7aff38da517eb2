import { PageTitle } from '../../../../components/page/page-title.tsx';
import { Settings } from '../../../../features/settings/settings.tsx';
import { Texts } from '../../../../lib/text/texts.tsx';

export default function SettingsPage() {
	return (
		<Texts of={['share', 'transfer']}>
			<PageTitle text="Settings" />
			<Settings />
		</Texts>
	);
}
