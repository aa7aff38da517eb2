'use client';

import type { ListMappingsInput, Mapping, Patient } from '@hms/contracts';
import { getQueryKey } from '@trpc/react-query';
import { trpc } from '../../../lib/api/trpc.ts';
import { type Pages, usePages } from '../../../lib/list/use-pages.ts';
import { type MappingListParams, statusOf, type View } from './list-params.ts';

const pageSize = 50;

type Question = Partial<Omit<ListMappingsInput, 'cursor' | 'total'>>;

/** What the API is asked for, by the address. */
function questionOf(params: MappingListParams): Question {
	const { view, doctor, role, primary, on } = params;
	const limit = pageSize;
	if (view === 'archived_doctor' || view === 'past_end') return { gap: view, limit };
	return {
		status: statusOf(params),
		...(doctor === null ? {} : { doctorId: doctor }),
		...(role === null ? {} : { role }),
		...(primary === null ? {} : { isPrimary: true }),
		...(on === null ? {} : { on }),
		limit,
	};
}

/** The assignments that the address asks for, page by page. */
export function useMappingListPages(params: MappingListParams): Pages<Mapping> {
	const { client } = trpc.useUtils();
	const input = questionOf(params);
	return usePages(getQueryKey(trpc.mapping.list, input, 'infinite'), (cursor, signal) =>
		client.mapping.list.query(
			cursor === undefined ? { ...input, total: true } : { ...input, cursor },
			{ signal },
		),
	);
}

/** The patients who have no primary doctor, page by page. */
export function usePatientsWithoutPrimaryPages(): Pages<Patient> {
	const { client } = trpc.useUtils();
	const input = { withoutPrimary: true, limit: pageSize } as const;
	return usePages(getQueryKey(trpc.patient.list, input, 'infinite'), (cursor, signal) =>
		client.patient.list.query(
			cursor === undefined ? { ...input, total: true } : { ...input, cursor },
			{ signal },
		),
	);
}

/** How many there are of each view that lists what is amiss; undefined until it is known. */
export function useGapCounts(): Record<Exclude<View, 'all'>, number> | undefined {
	const { data } = trpc.mapping.gaps.useQuery();
	return data === undefined
		? undefined
		: {
				no_primary: data.withoutPrimary,
				archived_doctor: data.archivedDoctor,
				past_end: data.pastEnd,
			};
}
