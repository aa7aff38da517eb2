'use client';

import { Group } from '@mantine/core';
import { useRouter } from 'next/navigation';
import { type ComponentProps, type KeyboardEvent, type ReactNode, useEffect } from 'react';
import { useChosenColumns } from '../../lib/list/list-settings.ts';
import { rememberListUrl } from '../../lib/list/list-url.ts';
import { useShortcuts } from '../../lib/ui/use-shortcuts.ts';
import { PrintList } from '../print/print-list.tsx';
import type { SheetLabels } from '../print/sheet-labels.ts';
import { choosableColumns, type ListColumn, shownColumns } from './list-columns.ts';
import type { ListLabels } from './list-header.tsx';
import { ListToolbar, StatusFilter } from './list-toolbar.tsx';
import { ListViewMenu } from './list-view-menu.tsx';
import { RecordTable } from './record-table.tsx';
import { focusFirstRow } from './row-navigation.ts';
import { SearchBox } from './search-box.tsx';

interface RecordListProps<Row extends { id: string }> {
	list: ListLabels;
	/** The list's search and filters as a URL query string. */
	queryString: string;
	search: Omit<ComponentProps<typeof SearchBox>, keyof ListLabels['search']>;
	status: ComponentProps<typeof StatusFilter>;
	/** The other filters. */
	filters?: ReactNode;
	table: Omit<ComponentProps<typeof RecordTable<Row>>, 'labels' | 'columns'> & {
		columns: ListColumn<Row>[];
	};
	/** For the printed list: its filters, and the noun for a row. */
	labels: Omit<SheetLabels, 'title'>;
	/** Actions for the selected rows. */
	children?: ReactNode;
}

/**
 * A list of records: search, filters and table. `n` opens the form for a new record; Down in the search goes to the
 * first row.
 */
export function RecordList<Row extends { id: string }>(props: RecordListProps<Row>) {
	const { list, queryString, search, status, filters, table, children } = props;
	const { path, label } = list;
	const labels = { ...props.labels, title: label };
	const router = useRouter();
	const [chosen, choose] = useChosenColumns(path.slice(1));
	const columns = shownColumns(table.columns, chosen);

	useShortcuts({ n: () => router.push(`${path}/new`) });
	useEffect(() => rememberListUrl(path, queryString), [path, queryString]);

	function onKeyDown(event: KeyboardEvent<HTMLElement>): void {
		const inSearch = event.target instanceof Element && event.target.matches('[type="search"]');
		if (event.key !== 'ArrowDown' || !inSearch) return;
		if (focusFirstRow(event.currentTarget)) event.preventDefault();
	}

	return (
		<>
			{/* biome-ignore lint/a11y/noStaticElementInteractions: handles keys that bubble up from the search box */}
			<div onKeyDown={onKeyDown}>
				<ListToolbar search={<SearchBox {...list.search} {...search} />}>
					{filters}
					<Group gap="sm" wrap="nowrap">
						<StatusFilter {...status} />
						<ListViewMenu
							columns={choosableColumns(table.columns)}
							chosen={chosen}
							onChoose={choose}
						/>
						<PrintList labels={labels} columns={columns} pages={table.pages} isMain />
					</Group>
				</ListToolbar>
				<RecordTable {...table} labels={labels} columns={columns} />
			</div>
			{children}
		</>
	);
}
