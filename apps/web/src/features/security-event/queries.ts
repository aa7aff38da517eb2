'use client';

import type { SecurityEvent } from '@hms/contracts';
import { getQueryKey } from '@trpc/react-query';
import { trpc } from '../../lib/api/trpc.ts';
import { withoutEmptyValues } from '../../lib/list/list-query.ts';
import { type Pages, usePages } from '../../lib/list/use-pages.ts';
import type { SecurityLogParams } from './list-params.ts';

const pageSize = 50;

/** The security log, newest first, page by page. */
export function useSecurityEventPages({ person, ...params }: SecurityLogParams) {
	const { client } = trpc.useUtils();
	const input = { ...withoutEmptyValues({ userId: person, ...params }), limit: pageSize };
	return usePages(
		getQueryKey(trpc.securityEvent.list, input, 'infinite'),
		(cursor, signal): ReturnType<Pages<SecurityEvent>['fetchPage']> =>
			client.securityEvent.list.query(
				cursor === undefined ? { ...input, total: true } : { ...input, cursor },
				{ signal },
			),
	);
}
