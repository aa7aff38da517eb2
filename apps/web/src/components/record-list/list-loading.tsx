'use client';

import { Skeleton } from '@mantine/core';
import { useState } from 'react';
import { PageHeader } from '../page/page-header.tsx';
import type { ListLabels } from './list-header.tsx';
import { ListToolbar } from './list-toolbar.tsx';
import { SearchBox } from './search-box.tsx';
import { TableSkeleton } from './table-skeleton.tsx';

/** A list's page until the browser knows what it was asked for. */
export function ListLoading({ title }: { title: string }) {
	return (
		<>
			<PageHeader title={title} />
			<TableSkeleton label={title} />
		</>
	);
}

/** The same under the header of a list of records. What is typed into its search goes on in the list's own. */
export function RecordListLoading({ list }: { list: ListLabels }) {
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
				<Skeleton height={36} width={236} />
			</ListToolbar>
			<TableSkeleton label={list.label} />
		</>
	);
}
