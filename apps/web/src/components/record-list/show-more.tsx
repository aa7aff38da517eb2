import { Button } from '@mantine/core';
import type { Pages } from '../../lib/list/use-pages.ts';

/** The button at the end of a short list that goes on. */
export function ShowMore<Row>({ pages: { more, loadingMore } }: { pages: Pages<Row> }) {
	if (more === undefined) return null;
	return (
		<Button variant="subtle" size="compact-sm" mt="xs" onClick={more} loading={loadingMore}>
			Show more
		</Button>
	);
}
