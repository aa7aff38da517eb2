'use client';

import { Box, Group } from '@mantine/core';
import { useRouter } from 'next/navigation';
import {
	type ComponentProps,
	type KeyboardEvent,
	type MouseEvent,
	type ReactNode,
	useCallback,
	useEffect,
	useRef,
} from 'react';
import { useChosenColumns } from '../../lib/list/list-settings.ts';
import { rememberedRow, rememberListUrl, rememberRow } from '../../lib/list/list-url.ts';
import { searchText } from '../../lib/list/search-text.ts';
import { useShortcuts } from '../../lib/ui/use-shortcuts.ts';
import { PrintList } from '../print/print-list.tsx';
import type { SheetLabels } from '../print/sheet-labels.ts';
import { choosableColumns, type ListColumn, shownColumns } from './list-columns.ts';
import type { ListLabels } from './list-header.tsx';
import { ListToolbar, StatusFilter } from './list-toolbar.tsx';
import { ListViewMenu } from './list-view-menu.tsx';
import { RecordTable } from './record-table.tsx';
import { focusFirstRow, focusRow, openFirstRow } from './row-navigation.ts';
import { SearchBox } from './search-box.tsx';

interface RecordListProps<Row extends { id: string }> {
	list: ListLabels;
	/** The list's search and filters as a URL query string. */
	queryString: string;
	search: Omit<ComponentProps<typeof SearchBox>, keyof ListLabels['search']>;
	status: ComponentProps<typeof StatusFilter>;
	/** The other filters. */
	filters?: ReactNode;
	/** Filters below these, over the whole width. */
	moreFilters?: ReactNode;
	table: Omit<ComponentProps<typeof RecordTable<Row>>, 'labels' | 'columns'> & {
		columns: ListColumn<Row>[];
	};
	/** For the printed list: its filters, and the noun for a row. */
	labels: Omit<SheetLabels, 'title'>;
	/** Actions for the selected rows. */
	children?: ReactNode;
}

/**
 * A list of records: search, filters and table. `n` opens the form for a new record; in the search Down goes to the first
 * row, and Enter opens it. Coming back from a record, the focus is on its row.
 */
export function RecordList<Row extends { id: string }>(props: RecordListProps<Row>) {
	const { list, queryString, search, status, filters, moreFilters, table, children } = props;
	const { path, label } = list;
	const labels = { ...props.labels, title: label };
	const router = useRouter();
	const [chosen, choose] = useChosenColumns(path.slice(1));
	const columns = shownColumns(table.columns, chosen);

	useShortcuts({ n: () => router.push(`${path}/new`) });
	useEffect(() => rememberListUrl(path, queryString), [path, queryString]);

	const content = useRef<HTMLDivElement>(null);
	const opensFirst = useRef(false);
	const { busy, value } = search;
	const isLoaded = table.pages.rows !== undefined;
	const openFirst = useCallback(() => {
		if (busy || !isLoaded || !opensFirst.current || content.current === null) return;
		// What is typed reaches the list a moment later; until then its rows are those of an earlier text.
		const typed = content.current.querySelector<HTMLInputElement>('[type="search"]')?.value;
		if (typed === undefined || searchText(typed) !== searchText(value)) return;
		opensFirst.current = !openFirstRow(content.current);
	}, [busy, isLoaded, value]);
	useEffect(openFirst, [openFirst]);

	const cameFrom = useRef(rememberedRow(path));
	const onFresh = useCallback(() => {
		openFirst();
		if (cameFrom.current !== undefined && content.current !== null) {
			focusRow(content.current, cameFrom.current);
		}
		// Rows that come later are those of another search.
		cameFrom.current = undefined;
	}, [openFirst]);

	function onKeyDown(event: KeyboardEvent<HTMLElement>): void {
		const inSearch = event.target instanceof Element && event.target.matches('[type="search"]');
		// If the results are not there yet, the first is opened when they are; any other key takes that back.
		opensFirst.current = inSearch && event.key === 'Enter';
		openFirst();
		if (event.key === 'ArrowDown' && inSearch && focusFirstRow(event.currentTarget)) {
			event.preventDefault();
		}
	}

	function onClickCapture(event: MouseEvent<HTMLElement>): void {
		const row = event.target instanceof Element && event.target.closest('[data-row]');
		if (row) rememberRow(path, row.getAttribute('data-row') ?? '');
	}

	return (
		<>
			{/* biome-ignore lint/a11y/noStaticElementInteractions: handles keys and clicks that bubble up */}
			<div ref={content} onKeyDown={onKeyDown} onClickCapture={onClickCapture}>
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
					{moreFilters === undefined ? null : <Box flex="1 0 100%">{moreFilters}</Box>}
				</ListToolbar>
				<RecordTable {...table} onFresh={onFresh} labels={labels} columns={columns} />
			</div>
			{children}
		</>
	);
}
