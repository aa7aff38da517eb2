'use client';

import type { Doctor, DoctorSort, ListDoctorsInput, Specialty } from '@hms/contracts';
import { getQueryKey } from '@trpc/react-query';
import { trpc } from '../../lib/api/trpc.ts';
import { withoutEmptyValues } from '../../lib/list/list-query.ts';
import { type Pages, usePages } from '../../lib/list/use-pages.ts';
import { seedRecord } from '../../lib/record/seed-record.ts';

const pageSize = 50;

type Question = Pick<ListDoctorsInput, 'status'> & {
	/** Null: as the API sorts by itself. */
	sort: DoctorSort | null;
	order: 'asc' | 'desc' | null;
	q: string;
	specialty: Specialty | null;
};

/** The doctors that answer a question, page by page. */
export function useDoctorPages(question: Question): Pages<Doctor> {
	const { client } = trpc.useUtils();
	const input = { ...withoutEmptyValues(question), limit: pageSize };
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

/** Opens a doctor's page with what the list already knows. */
export function useSeedDoctor(): (doctor: Doctor) => void {
	return seedRecord<Doctor>(trpc.useUtils().doctor.get);
}
