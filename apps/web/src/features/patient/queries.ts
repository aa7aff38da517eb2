'use client';

import type { ListPatientsInput, Patient, PatientSort } from '@hms/contracts';
import { getQueryKey } from '@trpc/react-query';
import { trpc } from '../../lib/api/trpc.ts';
import { withoutEmptyValues } from '../../lib/list/list-query.ts';
import { type Pages, usePages } from '../../lib/list/use-pages.ts';
import { seedRecord } from '../../lib/record/seed-record.ts';

const pageSize = 50;

type Question = Pick<ListPatientsInput, 'status'> & {
	/** Null: as the API sorts by itself. */
	sort: PatientSort | null;
	order: 'asc' | 'desc' | null;
	q: string;
};

/** The patients that answer a question, page by page. */
export function usePatientPages(question: Question): Pages<Patient> {
	const { client } = trpc.useUtils();
	const input = { ...withoutEmptyValues(question), limit: pageSize };
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
export function useSeedPatient(): (patient: Patient) => void {
	return seedRecord<Patient>(trpc.useUtils().patient.get);
}
