'use client';

import { Skeleton, Stack } from '@mantine/core';
import type { ReactNode } from 'react';
import { useDeferredArrival } from '../../lib/hydration/use-deferred-arrival.ts';
import { FailureMessage } from '../message/failure-message.tsx';

interface LoadedProps<Data> {
	/** What it is, in the plural: "numbers". */
	what: string;
	query: { data: Data | undefined; error: unknown; refetch: () => unknown; isFetching: boolean };
	/** As high as what will stand here, in pixels, so that nothing jumps; by the width from which it is so. */
	height: number | Partial<Record<'base' | 'sm' | 'lg', number>>;
	children: (data: Data) => ReactNode;
}

/** A part of a screen once its data is there; until then a place for it, or why it could not be had. */
export function Loaded<Data>({ what, query, height, children }: LoadedProps<Data>) {
	const { error, refetch, isFetching } = query;
	const data = useDeferredArrival(query.data);
	if (data !== undefined) return children(data);
	if (error !== null) {
		return (
			<FailureMessage
				title={`The ${what} could not be loaded`}
				error={error}
				onRetry={() => void refetch()}
				busy={isFetching}
			/>
		);
	}
	return (
		<Stack gap="sm" mih={height} role="status" aria-label={`Loading the ${what}`}>
			<Skeleton height={14} width="40%" />
			<Skeleton height={14} width="65%" />
			<Skeleton height={14} width="55%" />
		</Stack>
	);
}
