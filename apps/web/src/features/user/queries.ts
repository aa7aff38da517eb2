'use client';

import type { ListedUser, ListUsersInput } from '@hms/contracts';
import { useQuery } from '@tanstack/react-query';
import { getQueryKey } from '@trpc/react-query';
import { trpc } from '../../lib/api/trpc.ts';
import { fetchAllRows } from '../../lib/list/fetch-all-rows.ts';
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

/** The most accounts whose names are looked up. */
const maxNames = 5_000;

/** The name of somebody with an account, disabled or not; undefined until loaded. All names are loaded at once, and kept. */
export function useUserName(id: string | undefined): string | undefined {
	const { client } = trpc.useUtils();
	const { data } = useQuery({
		queryKey: [...getQueryKey(trpc.user.list), 'names'],
		queryFn: async ({ signal }) => {
			const users = await fetchAllRows<ListedUser>(
				(cursor, signal) =>
					client.user.list.query(
						{ status: 'all', limit: 100, ...(cursor === undefined ? {} : { cursor }) },
						{ signal },
					),
				{ limit: maxNames, signal, onProgress: () => undefined },
			);
			return new Map(users.map(({ id, name }) => [id, name]));
		},
		enabled: id !== undefined,
		staleTime: 60_000,
	});
	return id === undefined ? undefined : data?.get(id);
}

/** The signed-in user; undefined until loaded. */
export function useMe() {
	return trpc.auth.me.useQuery(undefined, { staleTime: Number.POSITIVE_INFINITY }).data;
}
