'use client';

import { Text } from '@mantine/core';
import type { Pages } from '../../lib/list/use-pages.ts';
import { PrintInfo } from './print-info.tsx';
import { incompleteNotices, type SheetLabels, sheetCount, sheetTitle } from './sheet-labels.ts';

interface ListPrintHeaderProps<Row> {
	words: SheetLabels;
	pages: Pages<Row>;
}

/** On paper only, above a list as the screen has it: what narrows it down, and whether it is all of it. */
export function ListPrintHeader<Row>({ words, pages }: ListPrintHeaderProps<Row>) {
	const shown = pages.rows?.length ?? 0;
	const isAll = pages.more === undefined;
	return (
		<div data-paper-only>
			<Text size="sm" mb={4}>
				{sheetTitle(words)}
			</Text>
			<PrintInfo sheet={sheetCount(words.noun, shown, isAll, pages.total)} />
			{isAll ? null : (
				<Text size="sm" fw={700} mb="xs">
					{incompleteNotices.shown}
				</Text>
			)}
		</div>
	);
}
