import { Button, Group, Text, VisuallyHidden } from '@mantine/core';
import type { Pages } from '../../lib/list/use-pages.ts';
import { formatNumber } from '../../lib/text/format-number.ts';

/** Below a list: how many rows are shown, in a live region for screen readers, and a button for more. */
export function TableFoot<Row>({ pages, shown }: { pages: Pages<Row>; shown: number }) {
	const { total, loadMore, loadingMore, error, loadMoreFailed } = pages;
	const all =
		total === undefined ? '' : ` of ${total.exact ? '' : 'more than '}${formatNumber(total.count)}`;
	return (
		<Group justify="space-between" mt="sm" mih={36} data-screen-only>
			<Text size="sm" c="dimmed" role="status">
				{shown === 0 ? (
					<VisuallyHidden>None shown</VisuallyHidden>
				) : (
					`${formatNumber(shown)} shown${loadMore === undefined ? '' : all}`
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
