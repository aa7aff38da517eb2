'use client';

import { Button } from '@mantine/core';
import { useTranslations } from 'use-intl';
import type { Pages } from '../../lib/list/use-pages.ts';

/** A button that loads the next page of a list. */
export function ShowMore<Row>({ pages: { loadMore, loadingMore } }: { pages: Pages<Row> }) {
	const t = useTranslations();
	if (loadMore === undefined) return null;
	return (
		<Button variant="subtle" size="compact-sm" mt="xs" onClick={loadMore} loading={loadingMore}>
			{t('common.list.showMore')}
		</Button>
	);
}
