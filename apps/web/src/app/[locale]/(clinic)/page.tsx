import { PageTitle } from '../../../components/page/page-title.tsx';
import { Home } from '../../../features/home/home.tsx';

export default function HomePage() {
	return (
		<>
			<PageTitle text="Home" />
			<Home />
		</>
	);
}
