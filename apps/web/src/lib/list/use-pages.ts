'use client';

import { keepPreviousData, type QueryKey, useInfiniteQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { Ask } from './fetch-all-rows.ts';

export interface Pages<Row> {
	/** All rows loaded so far; undefined before the first answer. */
	rows: Row[] | undefined;
	/** How many there are in all, `exact` or at least so many. */
	total: { count: number; exact: boolean } | undefined;
	/** The rows shown answer an earlier question; the answer to this one is on its way. */
	stale: boolean;
	error: unknown;
	/** What failed was fetching the next rows, not the first ones. */
	moreFailed: boolean;
	loading: boolean;
	retry: () => void;
	/** Loads the next rows; absent at the end of the list. */
	more: (() => void) | undefined;
	loadingMore: boolean;
	/** Fetches any page of the list, beside those that are shown. */
	ask: Ask<Row>;
}

/**
 * A list that grows by pages, by key. While a new question is asked the rows of the last one stay, and an answer that
 * comes late never replaces a newer one.
 * @param key names the question; `ask` fetches one page of its answer, the first where there is no cursor
 */
export function usePages<Row>(key: QueryKey, ask: Ask<Row>): Pages<Row> {
	const firstPage: string | undefined = undefined;
	const query = useInfiniteQuery({
		queryKey: key,
		queryFn: ({ pageParam, signal }) => ask(pageParam, signal),
		initialPageParam: firstPage as string | undefined, // else its type would be that of the first page alone
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
		moreFailed: query.isFetchNextPageError,
		loading: query.isFetching,
		retry: () => void query.refetch(),
		more: query.hasNextPage ? () => void query.fetchNextPage() : undefined,
		loadingMore: query.isFetchingNextPage,
		ask,
	};
}
