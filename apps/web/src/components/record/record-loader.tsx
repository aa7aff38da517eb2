'use client';

import type { ReactNode } from 'react';
import { useDeferredArrival } from '../../lib/hydration/use-deferred-arrival.ts';
import { BackLink } from '../page/back-link.tsx';
import { PageTitle } from '../page/page-title.tsx';
import { isNotFound, RecordFallback } from './record-fallback.tsx';

interface RecordLoaderProps<Row> {
	/** What it is: "patient". */
	noun: string;
	/** Where records of the kind are listed, and what that place is called. */
	list: { path: string; label: string };
	query: {
		data: Row | undefined;
		error: unknown;
		refetch: () => unknown;
		isFetching: boolean;
	};
	/** Keeps what stands here if the record is gone meanwhile: somebody may have typed. */
	keepWhenGone?: boolean;
	children: (row: Row) => ReactNode;
}

/** The screen of one record, once it is there; until then, or where it is not, it says so. */
export function RecordLoader<Row>(props: RecordLoaderProps<Row>) {
	const { noun, list, query, keepWhenGone = false, children } = props;
	const { error, refetch, isFetching } = query;
	const data = useDeferredArrival(query.data);
	if (data !== undefined && (keepWhenGone || !isNotFound(error))) return children(data);
	return (
		<>
			<PageTitle text={noun.charAt(0).toUpperCase() + noun.slice(1)} />
			<BackLink list={list.path} label={list.label} />
			<RecordFallback
				noun={noun}
				archivedHref={`${list.path}?status=archived`}
				error={error}
				onRetry={() => void refetch()}
				busy={isFetching}
			/>
		</>
	);
}
