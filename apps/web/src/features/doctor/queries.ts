'use client';

import type { Doctor, DoctorSort, ListDoctorsInput, Specialty } from '@hms/contracts';
import { getQueryKey } from '@trpc/react-query';
import { trpc } from '../../lib/trpc.ts';
import { type Pages, usePages } from '../../lib/use-pages.ts';

const pageSize = 50;

type Question = Pick<ListDoctorsInput, 'status'> & {
	/** Null: as the API sorts by itself. */
	sort: DoctorSort | null;
	order: 'asc' | 'desc' | null;

	q: string;
	specialty: Specialty | null;
};

/** The doctors that answer a question, page by page. */
export function useDoctorPages({ q, specialty, status, sort, order }: Question): Pages<Doctor> {
	const { client } = trpc.useUtils();
	const input = {
		status,
		...(sort === null ? {} : { sort }),
		...(order === null ? {} : { order }),
		...(q.trim() === '' ? {} : { q }),
		...(specialty === null ? {} : { specialty }),
		limit: pageSize,
	};
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
export function useKnownDoctor(): (doctor: Doctor) => void {
	const utils = trpc.useUtils();
	return (doctor) => {
		const cached = utils.doctor.get.getData({ id: doctor.id });
		if (cached === undefined || cached.version < doctor.version) {
			// As old as can be: shown at once, and asked for again.
			utils.doctor.get.setData({ id: doctor.id }, doctor, { updatedAt: 0 });
		}
	};
}
