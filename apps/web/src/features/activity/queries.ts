'use client';

import type { Activity, ChangeSubject } from '@hms/contracts';
import { getQueryKey } from '@trpc/react-query';
import { trpc } from '../../lib/api/trpc.ts';
import { type Pages, usePages } from '../../lib/list/use-pages.ts';

const pageSize = 50;

/** The changes that the signed-in user made, newest first, page by page. */
export function useActivityPages(subject: ChangeSubject | null): Pages<Activity> {
	const { client } = trpc.useUtils();
	const input = { mine: true, ...(subject === null ? {} : { subject }), limit: pageSize };
	return usePages(getQueryKey(trpc.activity.list, input, 'infinite'), (cursor, signal) =>
		client.activity.list.query(cursor === undefined ? input : { ...input, cursor }, { signal }),
	);
}
