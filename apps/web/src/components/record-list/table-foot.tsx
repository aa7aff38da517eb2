import { Button, Group, Text, VisuallyHidden } from '@mantine/core';
import type { Pages } from '../../lib/list/use-pages.ts';

/** Under a list: how much of it is shown, for screen readers too whenever that changes, and the way on. */
export function TableFoot<Row>({ pages, shown }: { pages: Pages<Row>; shown: number }) {
	const { total, more, loadingMore, error, moreFailed } = pages;
	const all =
		total === undefined
			? ''
			: ` of ${total.exact ? '' : 'more than '}${total.count.toLocaleString()}`;
	return (
		<Group justify="space-between" mt="sm" mih={36} data-screen-only>
			<Text size="sm" c="dimmed" role="status">
				{shown === 0 ? (
					<VisuallyHidden>None shown</VisuallyHidden>
				) : (
					`${shown.toLocaleString()} shown${more === undefined ? '' : all}`
				)}
			</Text>
			<VisuallyHidden aria-live="polite">{loadingMore ? 'Loading more' : ''}</VisuallyHidden>
			{error === null ? null : (
				<Text size="sm" c="red" role="alert">
					{moreFailed ? 'The next rows could not be loaded.' : 'The list could not be refreshed.'}
				</Text>
			)}
			{more === undefined ? null : (
				<Button variant="default" onClick={more} loading={loadingMore}>
					Show more
				</Button>
			)}
		</Group>
	);
}
