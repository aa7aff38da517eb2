'use client';

import type { ListSharesInput, Share } from '@hms/contracts';
import { useQuery } from '@tanstack/react-query';
import { getQueryKey } from '@trpc/react-query';
import { trpc } from '../../lib/api/trpc.ts';
import { fetchAllRows } from '../../lib/list/fetch-all-rows.ts';
import { type Pages, usePages } from '../../lib/list/use-pages.ts';

/** The shares that the user gives or receives, page by page; with a patient those that open this one. */
export function useSharePages(params: Pick<ListSharesInput, 'direction' | 'patientId'>) {
	const { client } = trpc.useUtils();
	const input = { ...params, limit: 25 };
	return usePages(
		// tRPC leaves a parameter of this name out of the keys of infinite queries.
		[...getQueryKey(trpc.share.list, input, 'infinite'), params.direction],
		(cursor, signal): ReturnType<Pages<Share>['fetchPage']> =>
			client.share.list.query(cursor === undefined ? input : { ...input, cursor }, { signal }),
	);
}

/** The most shares that are looked through for colleagues. */
const maxShares = 1_000;

/** The colleagues for whom the user may register patients: those who share all of theirs for writing. */
export function useWritingOwners() {
	const { client } = trpc.useUtils();
	return useQuery({
		queryKey: [...getQueryKey(trpc.share.list), 'writingOwners'],
		queryFn: async ({ signal }) => {
			const input = { direction: 'received', limit: 100 } as const;
			const shares = await fetchAllRows<Share>(
				(cursor) =>
					client.share.list.query(cursor === undefined ? input : { ...input, cursor }, { signal }),
				{ limit: maxShares, signal, onProgress: () => undefined },
			);
			return shares
				.filter(({ patientId, level }) => patientId === null && level === 'write')
				.map(({ owner }) => owner);
		},
	});
}
