import { NotFound } from '../../../components/document/not-found.tsx';

/** What the server answers, with the status 404, to every path that no page has. */
export default function UnknownPage() {
	return <NotFound />;
}
