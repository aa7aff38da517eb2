'use client';

import { getQueryKey } from '@trpc/react-query';
import { trpc } from '../../../lib/api/trpc.ts';
import { usePages } from '../../../lib/list/use-pages.ts';

const input = { limit: 25 };

/** The user's personal tokens, newest first, page by page. */
export function useTokenPages() {
	const { client } = trpc.useUtils();
	return usePages(getQueryKey(trpc.auth.tokens, input, 'infinite'), (cursor, signal) =>
		client.auth.tokens.query(cursor === undefined ? input : { ...input, cursor }, { signal }),
	);
}
