'use client';

import type { AppRouter } from '@hms/client';
import type { ListMappingsInput, Mapping } from '@hms/contracts';
import type { TRPCClient } from '@trpc/client';
import { getQueryKey } from '@trpc/react-query';
import { trpc } from '../../lib/api/trpc.ts';
import { type Pages, usePages } from '../../lib/list/use-pages.ts';

/** The assignments that answer a question, page by page, with how many there are. */
function useMappingPages(
	question: Pick<ListMappingsInput, 'patientId' | 'doctorId' | 'status' | 'limit'>,
): Pages<Mapping> {
	const { client } = trpc.useUtils();
	return usePages(getQueryKey(trpc.mapping.list, question, 'infinite'), (cursor, signal) =>
		client.mapping.list.query(
			cursor === undefined ? { ...question, total: true } : { ...question, cursor },
			{ signal },
		),
	);
}

/** Who looks after a patient, now or on a day to come. */
export function useTeam(patientId: string) {
	return trpc.mapping.list.useQuery({ patientId, status: 'active', limit: 100 });
}

/** Who looked after a patient ever, and does. */
export const usePatientMappings = (patientId: string) =>
	useMappingPages({ patientId, status: 'all', limit: 100 });

/** Whom a doctor looks after now. */
export const useDoctorPatients = (doctorId: string) => useMappingPages({ doctorId, limit: 50 });

/** An assignment as it is now; the API lists them by patient. */
export async function readMapping(
	client: TRPCClient<AppRouter>,
	{ id, patientId }: Pick<Mapping, 'id' | 'patientId'>,
): Promise<Mapping> {
	let cursor: string | null | undefined;
	do {
		const page = await client.mapping.list.query({
			patientId,
			status: 'all',
			limit: 100,
			...(cursor ? { cursor } : {}),
		});
		const found = page.items.find((mapping) => mapping.id === id);
		if (found) return found;
		cursor = page.nextCursor;
	} while (cursor !== null);
	throw new Error('an assignment that was there is in no list: its patient was archived meanwhile');
}
