'use client';

import { keepPreviousData, type QueryKey, useInfiniteQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { FetchPage } from './fetch-all-rows.ts';

export interface Pages<Row> {
	/** The rows of all pages loaded so far; undefined before the first answer. */
	rows: Row[] | undefined;
	/** The number of rows in the whole list, or a lower bound if not `exact`. */
	total: { count: number; exact: boolean } | undefined;
	/** The rows are the result of the previous query; the current one is loading. */
	stale: boolean;
	error: unknown;
	/** The next page failed to load, not the first one. */
	loadMoreFailed: boolean;
	loading: boolean;
	retry: () => void;
	/** Loads the next page; undefined at the end of the list. */
	loadMore: (() => void) | undefined;
	loadingMore: boolean;
	/** Fetches any page, independently of those that are shown. */
	fetchPage: FetchPage<Row>;
}

/**
 * A list with keyset pagination that grows page by page. While a new query is loading the rows of the previous one stay,
 * and a late answer never replaces a newer one.
 * @param queryKey identifies the query
 * @param fetchPage fetches one page, the first one without a cursor
 */
export function usePages<Row>(queryKey: QueryKey, fetchPage: FetchPage<Row>): Pages<Row> {
	const firstPage: string | undefined = undefined;
	const query = useInfiniteQuery({
		queryKey,
		queryFn: ({ pageParam, signal }) => fetchPage(pageParam, signal),
		initialPageParam: firstPage as string | undefined, // without `as` the type would be `undefined` only
		getNextPageParam: (page) => page.nextCursor,
		placeholderData: keepPreviousData,
	});
	const { data } = query;
	const first = data?.pages[0];
	const rows = useMemo(() => data?.pages.flatMap((page) => page.items), [data]);
	return {
		rows,
		total:
			first?.total === undefined
				? undefined
				: { count: first.total, exact: first.totalIsExact ?? true },
		stale: query.isPlaceholderData,
		error: query.error,
		loadMoreFailed: query.isFetchNextPageError,
		loading: query.isFetching,
		retry: () => void query.refetch(),
		loadMore: query.hasNextPage ? () => void query.fetchNextPage() : undefined,
		loadingMore: query.isFetchingNextPage,
		fetchPage,
	};
}
