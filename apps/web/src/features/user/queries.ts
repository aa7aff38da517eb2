'use client';

import type { ListedUser, ListUsersInput } from '@hms/contracts';
import { getQueryKey } from '@trpc/react-query';
import { trpc } from '../../lib/api/trpc.ts';
import { withoutEmptyValues } from '../../lib/list/list-query.ts';
import { type Pages, usePages } from '../../lib/list/use-pages.ts';

const pageSize = 50;

/** The people of the clinic, page by page. */
export function useUserPages(params: Pick<ListUsersInput, 'status'> & { q: string }) {
	const { client } = trpc.useUtils();
	const input = { ...withoutEmptyValues(params), limit: pageSize };
	return usePages(
		getQueryKey(trpc.user.list, input, 'infinite'),
		(cursor, signal): Promise<Awaited<ReturnType<Pages<ListedUser>['fetchPage']>>> =>
			client.user.list.query(
				cursor === undefined ? { ...input, total: true } : { ...input, cursor },
				{ signal },
			),
	);
}

/** The signed-in user; undefined until loaded. */
export function useMe() {
	return trpc.auth.me.useQuery(undefined, { staleTime: Number.POSITIVE_INFINITY }).data;
}
