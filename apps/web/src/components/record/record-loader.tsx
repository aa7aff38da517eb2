'use client';

import type { ReactNode } from 'react';
import { useInSteps } from '../../lib/hydration/use-deferred-arrival.ts';
import { BackLink } from '../page/back-link.tsx';
import { PageTitle } from '../page/page-title.tsx';
import { isGone, RecordMissing } from './record-fallback.tsx';

interface RecordGateProps<Row> {
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
	keepsWhenGone?: boolean;
	children: (row: Row) => ReactNode;
}

/** The screen of one record, once it is there; until then, or where it is not, it says so. */
export function RecordGate<Row>(props: RecordGateProps<Row>) {
	const { noun, list, query, keepsWhenGone = false, children } = props;
	const { error, refetch, isFetching } = query;
	const data = useInSteps(query.data);
	if (data !== undefined && (keepsWhenGone || !isGone(error))) return children(data);
	return (
		<>
			<PageTitle text={noun.charAt(0).toUpperCase() + noun.slice(1)} />
			<BackLink list={list.path} label={list.label} />
			<RecordMissing
				noun={noun}
				archivedHref={`${list.path}?status=archived`}
				error={error}
				onRetry={() => void refetch()}
				busy={isFetching}
			/>
		</>
	);
}
