'use client';

import { Button, Group, Text, VisuallyHidden } from '@mantine/core';
import { useTranslations } from 'use-intl';
import type { Pages } from '../../lib/list/use-pages.ts';
import { countLabel, noRowsTexts, type RowNoun } from '../print/sheet-labels.ts';

interface TableFootProps<Row> {
	noun: RowNoun;
	pages: Pages<Row>;
	shown: number;
}

/** Below a list: how many rows are shown, in a live region for screen readers, and a button for more. */
export function TableFoot<Row>({ noun, pages, shown }: TableFootProps<Row>) {
	const t = useTranslations();
	const { total, loadMore, loadingMore, error, loadMoreFailed } = pages;
	return (
		<Group justify="space-between" mt="sm" mih={36} data-screen-only>
			<Text size="sm" c="dimmed" role="status">
				{shown === 0 ? (
					<VisuallyHidden>{t(noRowsTexts[noun])}</VisuallyHidden>
				) : (
					countLabel(t, noun, shown, loadMore === undefined, total)
				)}
			</Text>
			<VisuallyHidden aria-live="polite">
				{loadingMore ? t('common.list.loadingMore') : ''}
			</VisuallyHidden>
			{error === null ? null : (
				<Text size="sm" c="red" role="alert">
					{loadMoreFailed ? t('common.list.moreNotLoaded') : t('common.list.notRefreshed')}
				</Text>
			)}
			{loadMore === undefined ? null : (
				<Button variant="default" onClick={loadMore} loading={loadingMore}>
					{t('common.list.showMore')}
				</Button>
			)}
		</Group>
	);
}
