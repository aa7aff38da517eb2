'use client';

import { Text } from '@mantine/core';
import { useTranslations } from 'use-intl';
import type { Pages } from '../../lib/list/use-pages.ts';
import { PrintInfo } from './print-info.tsx';
import { type SheetLabels, sheetCount, sheetTitle } from './sheet-labels.ts';

interface ListPrintHeaderProps<Row> {
	labels: SheetLabels;
	pages: Pages<Row>;
}

/** Printed above a list that is printed as the screen shows it: its filters, and whether all rows are loaded. */
export function ListPrintHeader<Row>({ labels, pages }: ListPrintHeaderProps<Row>) {
	const t = useTranslations();
	const shown = pages.rows?.length ?? 0;
	const isComplete = pages.loadMore === undefined;
	return (
		<div data-paper-only>
			<Text size="sm" mb={4}>
				{sheetTitle(t, labels)}
			</Text>
			<PrintInfo title={sheetCount(t, labels.noun, shown, isComplete, pages.total)} />
			{isComplete ? null : (
				<Text size="sm" fw={700} mb="xs">
					{t('common.print.partShown')}
				</Text>
			)}
		</div>
	);
}
