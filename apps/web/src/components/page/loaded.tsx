'use client';

import { Skeleton, Stack } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { useDeferredArrival } from '../../lib/hydration/use-deferred-arrival.ts';
import { FailureMessage } from '../message/failure-message.tsx';
import { type LoadedNoun, loadedTexts } from './loaded-texts.ts';

interface LoadedProps<Data> {
	/** What is loaded: "numbers". */
	noun: LoadedNoun;
	query: { data: Data | undefined; error: unknown; refetch: () => unknown; isFetching: boolean };
	/** The height of the content in pixels, by breakpoint, so that the layout does not shift. */
	height: number | Partial<Record<'base' | 'sm' | 'lg', number>>;
	children: (data: Data) => ReactNode;
}

/** Renders a part of a screen when its query has loaded; until then a skeleton, or why it failed. */
export function Loaded<Data>({ noun, query, height, children }: LoadedProps<Data>) {
	const t = useTranslations();
	const { error, refetch, isFetching } = query;
	const data = useDeferredArrival(query.data);
	if (data !== undefined) return children(data);
	if (error !== null) {
		return (
			<FailureMessage
				title={t(loadedTexts[noun].failed)}
				error={error}
				onRetry={() => void refetch()}
				busy={isFetching}
			/>
		);
	}
	return (
		<Stack gap="sm" mih={height} role="status" aria-label={t(loadedTexts[noun].loading)}>
			<Skeleton height={14} width="40%" />
			<Skeleton height={14} width="65%" />
			<Skeleton height={14} width="55%" />
		</Stack>
	);
}
