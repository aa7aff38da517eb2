'use client';

import type { ListSharesInput, Share } from '@hms/contracts';
import { getQueryKey } from '@trpc/react-query';
import { trpc } from '../../lib/api/trpc.ts';
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
