'use client';

import { getQueryKey } from '@trpc/react-query';
import { trpc } from '../../lib/api/trpc.ts';
import { usePages } from '../../lib/list/use-pages.ts';

const input = { limit: 25 };

/** The open invitations, newest first, page by page. */
export function useInvitationPages() {
	const { client } = trpc.useUtils();
	return usePages(getQueryKey(trpc.invitation.list, input, 'infinite'), (cursor, signal) =>
		client.invitation.list.query(cursor === undefined ? input : { ...input, cursor }, { signal }),
	);
}
