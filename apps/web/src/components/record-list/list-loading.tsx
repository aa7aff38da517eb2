'use client';

import { Skeleton } from '@mantine/core';
import { useState } from 'react';
import { PageHeader } from '../page/page-header.tsx';
import type { ListLabels } from './list-header.tsx';
import { ListToolbar } from './list-toolbar.tsx';
import { SearchBox } from './search-box.tsx';
import { TableSkeleton } from './table-skeleton.tsx';

/** The static page of a list, until the browser has read the URL's query. */
export function ListLoading({ title }: { title: string }) {
	return (
		<>
			<PageHeader title={title} />
			<TableSkeleton label={title} />
		</>
	);
}

interface RecordListLoadingProps {
	list: ListLabels;
	/** The widths of the list's own filters in pixels, so that the layout does not shift. */
	filterWidths?: number[];
}

/** The static part of a list of records below its header. Text typed into its search is transferred to the list's own. */
export function RecordListLoading({ list, filterWidths = [] }: RecordListLoadingProps) {
	const [typed, setTyped] = useState('');
	return (
		<>
			<ListToolbar
				search={
					<SearchBox
						{...list.search}
						value={typed}
						onChange={setTyped}
						busy={false}
						isPlaceholder
					/>
				}
			>
				{filterWidths.map((width) => (
					<Skeleton key={width} height={36} width={width} />
				))}
				<Skeleton height={36} width={236} />
			</ListToolbar>
			<TableSkeleton label={list.label} />
		</>
	);
}
