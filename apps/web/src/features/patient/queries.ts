'use client';

import type { ListPatientsInput, Patient, PatientSort } from '@hms/contracts';
import { getQueryKey } from '@trpc/react-query';
import { trpc } from '../../lib/trpc.ts';
import { type Pages, usePages } from '../../lib/use-pages.ts';

const pageSize = 50;

type Question = Pick<ListPatientsInput, 'status'> & {
	/** Null: as the API sorts by itself. */
	sort: PatientSort | null;
	order: 'asc' | 'desc' | null;
	q: string;
};

/** The patients that answer a question, page by page. */
export function usePatientPages({ q, status, sort, order }: Question): Pages<Patient> {
	const { client } = trpc.useUtils();
	const input = {
		status,
		...(sort === null ? {} : { sort }),
		...(order === null ? {} : { order }),
		...(q.trim() === '' ? {} : { q }),
		limit: pageSize,
	};
	return usePages(getQueryKey(trpc.patient.list, input, 'infinite'), (cursor, signal) =>
		client.patient.list.query(
			cursor === undefined ? { ...input, total: true } : { ...input, cursor },
			{ signal },
		),
	);
}

/** One patient. */
export function usePatient(id: string) {
	return trpc.patient.get.useQuery({ id });
}

/** Opens a patient's page with what the list already knows of them. */
export function useKnownPatient(): (patient: Patient) => void {
	const utils = trpc.useUtils();
	return (patient) => {
		const cached = utils.patient.get.getData({ id: patient.id });
		if (cached === undefined || cached.version < patient.version) {
			// As old as can be: shown at once, and asked for again.
			utils.patient.get.setData({ id: patient.id }, patient, { updatedAt: 0 });
		}
	};
}
