import { PageTitle } from '../../../components/page/page-title.tsx';
import { Home } from '../../../features/home/home.tsx';
import { Texts } from '../../../lib/text/texts.tsx';

export default function HomePage() {
	return (
		<Texts of={['backup']}>
			<PageTitle text="Home" />
			<Home />
		</Texts>
	);
}
