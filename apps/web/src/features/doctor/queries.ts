'use client';

import type { Doctor, DoctorSort, ListDoctorsInput, Specialty } from '@hms/contracts';
import { getQueryKey } from '@trpc/react-query';
import { isNotFound } from '../../lib/api/failure.ts';
import { trpc } from '../../lib/api/trpc.ts';
import { withoutEmptyValues } from '../../lib/list/list-query.ts';
import { type Pages, usePages } from '../../lib/list/use-pages.ts';
import { activeOrArchived } from '../../lib/record/active-or-archived.ts';
import { seedRecord } from '../../lib/record/seed-record.ts';

const pageSize = 50;

type DoctorListParams = Pick<ListDoctorsInput, 'status'> & {
	/** Null: the API's default order. */
	sort: DoctorSort | null;
	order: 'asc' | 'desc' | null;
	q: string;
	specialty: Specialty | null;
};

/** The list of doctors, page by page. */
export function useDoctorPages(params: DoctorListParams): Pages<Doctor> {
	const { client } = trpc.useUtils();
	const input = { ...withoutEmptyValues(params), limit: pageSize };
	return usePages(getQueryKey(trpc.doctor.list, input, 'infinite'), (cursor, signal) =>
		client.doctor.list.query(
			cursor === undefined ? { ...input, total: true } : { ...input, cursor },
			{ signal },
		),
	);
}

/** One doctor of the directory. */
export function useDoctor(id: string) {
	return trpc.doctor.get.useQuery({ id });
}

/** One doctor for the page, archived or not. */
export function useDoctorRecord(id: string) {
	// Parts of the page that mount later do not ask again for what is not there: the page would start anew.
	const active = trpc.doctor.get.useQuery({ id }, { retryOnMount: false });
	const enabled = isNotFound(active.error);
	const archived = trpc.doctor.get.useQuery({ id, archived: true }, { enabled });
	return activeOrArchived(active, archived);
}

/** Seeds the cache with a doctor from a list; see {@link seedRecord}. */
export function useSeedDoctor(): (doctor: Doctor) => void {
	return seedRecord<Doctor>(trpc.useUtils().doctor.get);
}
