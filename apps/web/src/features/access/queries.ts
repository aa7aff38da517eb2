'use client';

import type { Access } from '@hms/contracts';
import { getQueryKey } from '@trpc/react-query';
import { trpc } from '../../lib/api/trpc.ts';
import { type Pages, usePages } from '../../lib/list/use-pages.ts';

/** Who saw a patient of the user, page by page. */
export function useAccessPages(patientId: string): Pages<Access> {
	const { client } = trpc.useUtils();
	const input = { id: patientId, limit: 50 };
	return usePages(getQueryKey(trpc.patient.accesses, input, 'infinite'), (cursor, signal) =>
		client.patient.accesses.query(cursor === undefined ? input : { ...input, cursor }, { signal }),
	);
}
