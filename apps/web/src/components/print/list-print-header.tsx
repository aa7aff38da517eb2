'use client';

import { Text } from '@mantine/core';
import type { Pages } from '../../lib/list/use-pages.ts';
import { PaperLine } from './print-info.tsx';
import { partly, type SheetWords, sheetCount, sheetTitle } from './sheet-labels.ts';

interface ListPaperHeadProps<Row> {
	words: SheetWords;
	pages: Pages<Row>;
}

/** On paper only, above a list as the screen has it: what narrows it down, and whether it is all of it. */
export function ListPaperHead<Row>({ words, pages }: ListPaperHeadProps<Row>) {
	const shown = pages.rows?.length ?? 0;
	const isAll = pages.more === undefined;
	return (
		<div data-paper-only>
			<Text size="sm" mb={4}>
				{sheetTitle(words)}
			</Text>
			<PaperLine sheet={sheetCount(words.noun, shown, isAll, pages.total)} />
			{isAll ? null : (
				<Text size="sm" fw={700} mb="xs">
					{partly.shown}
				</Text>
			)}
		</div>
	);
}
