import { Button, Group, Text, VisuallyHidden } from '@mantine/core';
import type { Pages } from '../../lib/list/use-pages.ts';
import { countLabel } from '../print/sheet-labels.ts';

interface TableFootProps<Row> {
	/** "patient". */
	noun: string;
	pages: Pages<Row>;
	shown: number;
}

/** Below a list: how many rows are shown, in a live region for screen readers, and a button for more. */
export function TableFoot<Row>({ noun, pages, shown }: TableFootProps<Row>) {
	const { total, loadMore, loadingMore, error, loadMoreFailed } = pages;
	return (
		<Group justify="space-between" mt="sm" mih={36} data-screen-only>
			<Text size="sm" c="dimmed" role="status">
				{shown === 0 ? (
					<VisuallyHidden>{`No ${noun}s`}</VisuallyHidden>
				) : (
					countLabel(noun, shown, loadMore === undefined, total)
				)}
			</Text>
			<VisuallyHidden aria-live="polite">{loadingMore ? 'Loading more' : ''}</VisuallyHidden>
			{error === null ? null : (
				<Text size="sm" c="red" role="alert">
					{loadMoreFailed
						? 'The next rows could not be loaded.'
						: 'The list could not be refreshed.'}
				</Text>
			)}
			{loadMore === undefined ? null : (
				<Button variant="default" onClick={loadMore} loading={loadingMore}>
					Show more
				</Button>
			)}
		</Group>
	);
}
