import { NotFound } from '../../components/document/not-found.tsx';

export default function NotFoundPage() {
	return <NotFound />;
}
