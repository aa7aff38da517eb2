'use client';

import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { isNotFound } from '../../lib/api/failure.ts';
import { useDeferredArrival } from '../../lib/hydration/use-deferred-arrival.ts';
import { useHasOpenDialog } from '../../lib/ui/open-dialogs.ts';
import { BackLink } from '../page/back-link.tsx';
import { PageTitle } from '../page/page-title.tsx';
import { RecordFallback } from './record-fallback.tsx';
import { type RecordNoun, recordTexts } from './record-texts.ts';

interface RecordLoaderProps<Row> {
	noun: RecordNoun;
	/** The list of records of this kind. */
	list: { path: string; label: string; whyGone?: string };
	query: {
		data: Row | undefined;
		error: unknown;
		refetch: () => unknown;
		isFetching: boolean;
	};
	/** Keeps the children if the record is removed meanwhile, because a form may have unsaved input. */
	keepWhenGone?: boolean;
	/** Another way to go on where there is no such record. */
	otherWay?: ReactNode;
	children: (row: Row) => ReactNode;
}

/**
 * Renders the screen of a record when it has loaded; until then, or if there is none, a fallback. A dialog that is open when
 * the record is removed stays until it is closed.
 */
export function RecordLoader<Row>(props: RecordLoaderProps<Row>) {
	const t = useTranslations();
	const { noun, list, query, keepWhenGone = false, otherWay, children } = props;
	const { error, refetch, isFetching } = query;
	const data = useDeferredArrival(query.data);
	const hasDialog = useHasOpenDialog();
	const isKept = keepWhenGone || hasDialog;
	if (data !== undefined && (isKept || !isNotFound(error))) return children(data);
	return (
		<>
			<PageTitle text={t(recordTexts[noun].title)} />
			<BackLink list={list.path} label={list.label} />
			<RecordFallback
				noun={noun}
				list={list}
				otherWay={otherWay}
				error={error}
				onRetry={() => void refetch()}
				busy={isFetching}
			/>
		</>
	);
}
