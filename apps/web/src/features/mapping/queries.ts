'use client';

import type { ListMappingsInput, Mapping } from '@hms/contracts';
import { getQueryKey } from '@trpc/react-query';
import { trpc } from '../../lib/api/trpc.ts';
import { type Pages, usePages } from '../../lib/list/use-pages.ts';

/** A list of assignments with its total, page by page. */
function useMappingPages(
	input: Pick<ListMappingsInput, 'patientId' | 'doctorId' | 'status' | 'limit'>,
): Pages<Mapping> {
	const { client } = trpc.useUtils();
	return usePages(getQueryKey(trpc.mapping.list, input, 'infinite'), (cursor, signal) =>
		client.mapping.list.query(
			cursor === undefined ? { ...input, total: true } : { ...input, cursor },
			{ signal },
		),
	);
}

/** The active assignments of a patient, which may start in the future. */
export function useTeam(patientId: string) {
	return trpc.mapping.list.useQuery({ patientId, status: 'active', limit: 100 });
}

/** All assignments of a patient, including ended ones. */
export const usePatientMappings = (patientId: string) =>
	useMappingPages({ patientId, status: 'all', limit: 100 });

/** The active assignments of a doctor. */
export const useDoctorPatients = (doctorId: string) => useMappingPages({ doctorId, limit: 50 });

/** Refetches the queries that a change of assignments affects; lists of patients filter by their primary doctor. */
export function useRefreshMappings(): () => Promise<unknown> {
	const utils = trpc.useUtils();
	return () => Promise.all([utils.mapping.invalidate(), utils.patient.list.invalidate()]);
}

/** An assignment as it is stored now, or as it is known already while that is loading or is gone. */
export function useLatestMapping(known: Mapping): Mapping {
	const { id, patientId } = known;
	const { data } = trpc.mapping.get.useQuery({ id, patientId });
	return data !== undefined && data.version > known.version ? data : known;
}
