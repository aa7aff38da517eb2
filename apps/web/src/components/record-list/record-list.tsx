'use client';

import { useRouter } from 'next/navigation';
import { type ComponentProps, type KeyboardEvent, type ReactNode, useEffect } from 'react';
import { useChosenColumns } from '../../lib/list/list-settings.ts';
import { rememberListUrl } from '../../lib/list/list-url.ts';
import { useShortcuts } from '../../lib/ui/use-shortcuts.ts';
import { PrintList } from '../print/print-list.tsx';
import type { SheetLabels } from '../print/sheet-labels.ts';
import { choosableColumns, type ListColumn, shownColumns } from './list-columns.ts';
import type { ListLabels } from './list-header.tsx';
import { ListToolbar } from './list-toolbar.tsx';
import { ListViewMenu } from './list-view-menu.tsx';
import { RecordTable } from './record-table.tsx';
import { focusFirstRow } from './row-navigation.ts';
import { SearchBox } from './search-box.tsx';

interface RecordListProps<Row extends { id: string }> {
	list: ListLabels;
	/** What the list is asked for, as the end of an address. */
	address: string;
	search: Omit<ComponentProps<typeof SearchBox>, keyof ListLabels['search']>;
	filters: ReactNode;
	table: Omit<ComponentProps<typeof RecordTable<Row>>, 'words' | 'columns'> & {
		columns: ListColumn<Row>[];
	};
	/** For the printed sheet: what narrows the list down, and what a row is. */
	words: Omit<SheetLabels, 'title'>;
	/** What can be done with the rows that are ticked. */
	children?: ReactNode;
}

/** A list under its header: search, filters, table. `n` makes a new record; down from the search leads into the rows. */
export function RecordList<Row extends { id: string }>(props: RecordListProps<Row>) {
	const { list, address, search, filters, table, children } = props;
	const { path, label } = list;
	const words = { ...props.words, title: label };
	const router = useRouter();
	const [chosen, choose] = useChosenColumns(path.slice(1));
	const columns = shownColumns(table.columns, chosen);

	useShortcuts({ n: () => router.push(`${path}/new`) });
	useEffect(() => rememberListUrl(path, address), [path, address]);

	function onKeyDown(event: KeyboardEvent<HTMLElement>): void {
		const inSearch = event.target instanceof Element && event.target.matches('[type="search"]');
		if (event.key !== 'ArrowDown' || !inSearch) return;
		if (focusFirstRow(event.currentTarget)) event.preventDefault();
	}

	return (
		<>
			{/* biome-ignore lint/a11y/noStaticElementInteractions: only hears what bubbles up from the search box */}
			<div onKeyDown={onKeyDown}>
				<ListToolbar search={<SearchBox {...list.search} {...search} />}>
					{filters}
					<ListViewMenu
						columns={choosableColumns(table.columns)}
						chosen={chosen}
						onChoose={choose}
					/>
					<PrintList words={words} columns={columns} pages={table.pages} isMain />
				</ListToolbar>
				<RecordTable {...table} words={words} columns={columns} />
			</div>
			{children}
		</>
	);
}
