import { PageHeader } from './page-header.tsx';
import { TableSkeleton } from './table-skeleton.tsx';

/** A list's page until the browser knows what it was asked for. */
export function ListLoading({ title }: { title: string }) {
	return (
		<>
			<PageHeader title={title} />
			<TableSkeleton label={title} />
		</>
	);
}
