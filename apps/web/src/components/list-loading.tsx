'use client';

import { Skeleton } from '@mantine/core';
import type { ListWords } from './list-header.tsx';
import { ListToolbar } from './list-toolbar.tsx';
import { PageHeader } from './page-header.tsx';
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

const ignore = () => undefined;

/** The same under the header of a list of records. It looks like the list already; what is typed would be lost. */
export function RecordListLoading({ list }: { list: ListWords }) {
	return (
		<>
			<div inert>
				<ListToolbar
					search={<SearchBox {...list.search} value="" onChange={ignore} busy={false} />}
				>
					<Skeleton height={36} width={236} />
				</ListToolbar>
			</div>
			<TableSkeleton label={list.label} />
		</>
	);
}
