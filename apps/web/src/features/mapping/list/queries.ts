'use client';

import type { ListMappingsInput, Mapping, Patient } from '@hms/contracts';
import { getQueryKey } from '@trpc/react-query';
import { trpc } from '../../../lib/api/trpc.ts';
import { type Pages, usePages } from '../../../lib/list/use-pages.ts';
import { type MappingListParams, statusOf, type View } from './list-params.ts';

const pageSize = 50;

type ListInput = Partial<Omit<ListMappingsInput, 'cursor' | 'total'>>;

/** The API's input for the view and filters in the URL. */
function inputOf(params: MappingListParams): ListInput {
	const { view, patient, doctor, role, primary, on } = params;
	const limit = pageSize;
	if (view === 'archived_doctor' || view === 'past_end') return { gap: view, limit };
	return {
		status: statusOf(params),
		...(patient === null ? {} : { patientId: patient }),
		...(doctor === null ? {} : { doctorId: doctor }),
		...(role === null ? {} : { role }),
		...(primary === null ? {} : { isPrimary: true }),
		...(on === null ? {} : { on }),
		limit,
	};
}

/** The list of assignments for the view and filters in the URL, page by page. */
export function useMappingListPages(params: MappingListParams): Pages<Mapping> {
	const { client } = trpc.useUtils();
	const input = inputOf(params);
	return usePages(getQueryKey(trpc.mapping.list, input, 'infinite'), (cursor, signal) =>
		client.mapping.list.query(
			cursor === undefined ? { ...input, total: true } : { ...input, cursor },
			{ signal },
		),
	);
}

/** The patient and the doctor of the filters: of the rows, or loaded where there is no row; undefined until then. */
export function useFilteredPeople(
	{ patient, doctor }: MappingListParams,
	rows: Mapping[] | undefined,
): { patient: Mapping['patient'] | undefined; doctor: Mapping['doctor'] | undefined } {
	const ofPatient = rows?.find(({ patientId }) => patientId === patient);
	const ofDoctor = rows?.find(({ doctorId }) => doctorId === doctor);
	const loadedPatient = trpc.patient.get.useQuery(
		{ id: patient ?? '' },
		{ enabled: rows !== undefined && patient !== null && ofPatient === undefined },
	);
	const loadedDoctor = trpc.doctor.get.useQuery(
		{ id: doctor ?? '', archived: true },
		{ enabled: rows !== undefined && doctor !== null && ofDoctor === undefined },
	);
	return {
		patient: ofPatient?.patient ?? loadedPatient.data,
		doctor: ofDoctor?.doctor ?? loadedDoctor.data,
	};
}

/** The patients without a primary doctor, page by page. */
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

/** The number of items of each gap; undefined until loaded. */
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
