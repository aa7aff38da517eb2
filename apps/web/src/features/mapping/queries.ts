'use client';

import type { AppRouter } from '@hms/client/router';
import type { ListMappingsInput, Mapping } from '@hms/contracts';
import type { TRPCClient } from '@trpc/client';
import { getQueryKey } from '@trpc/react-query';
import { trpc } from '../../lib/api/trpc.ts';
import { type Pages, usePages } from '../../lib/list/use-pages.ts';

/** A list of assignments with its total, page by page. */
function useMappingPages(
	input: Pick<ListMappingsInput, 'limit'> &
		Partial<Pick<ListMappingsInput, 'patientId' | 'doctorId' | 'status' | 'archived'>>,
): Pages<Mapping> {
	const { client } = trpc.useUtils();
	return usePages(getQueryKey(trpc.mapping.list, input, 'infinite'), (cursor, signal) =>
		client.mapping.list.query(
			cursor === undefined ? { ...input, total: true } : { ...input, cursor },
			{ signal },
		),
	);
}

/** The active assignments of a patient, archived or not, which may start in the future. */
export function useTeam(patientId: string) {
	return trpc.mapping.list.useQuery({ patientId, status: 'active', archived: true, limit: 100 });
}

/** All assignments of a patient, archived or not, including ended ones. */
export const usePatientMappings = (patientId: string) =>
	useMappingPages({ patientId, status: 'all', archived: true, limit: 100 });

/** The active assignments of a doctor. */
export const useDoctorPatients = (doctorId: string) => useMappingPages({ doctorId, limit: 50 });

/** Refetches the queries that a change of assignments affects; lists of patients filter by their primary doctor. */
export function useRefreshMappings(): () => Promise<unknown> {
	const utils = trpc.useUtils();
	return () =>
		Promise.all([
			utils.mapping.invalidate(),
			utils.patient.list.invalidate(),
			utils.patient.activity.invalidate(),
		]);
}

/** The latest version of an assignment. The API has no call for a single one, so it is found in the patient's list. */
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
