'use client';

import type { ListPatientsInput, Patient, PatientSort, PlainDate, Sex } from '@hms/contracts';
import { getQueryKey } from '@trpc/react-query';
import { isNotFound } from '../../lib/api/failure.ts';
import { trpc } from '../../lib/api/trpc.ts';
import { withoutEmptyValues } from '../../lib/list/list-query.ts';
import { type Pages, usePages } from '../../lib/list/use-pages.ts';
import { activeOrArchived } from '../../lib/record/active-or-archived.ts';
import { seedRecord } from '../../lib/record/seed-record.ts';

const pageSize = 50;

type PatientListParams = Required<Pick<ListPatientsInput, 'status' | 'scope'>> & {
	/** Null: the API's default order. */
	sort: PatientSort | null;
	order: 'asc' | 'desc' | null;
	q: string;
	doctorId: string | null;
	sex: Sex | null;
	bornFrom: PlainDate | null;
	bornTo: PlainDate | null;
};

/** The list of patients, page by page. */
export function usePatientPages(params: PatientListParams): Pages<Patient> {
	const { client } = trpc.useUtils();
	const input = { ...withoutEmptyValues(params), limit: pageSize };
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

/** One patient for the page, archived or not. */
export function usePatientRecord(id: string) {
	// Parts of the page that mount later do not ask again for what is not there: the page would start anew.
	const active = trpc.patient.get.useQuery({ id }, { retryOnMount: false });
	const enabled = isNotFound(active.error);
	const archived = trpc.patient.get.useQuery({ id, archived: true }, { enabled });
	return activeOrArchived(active, archived);
}

/** Seeds the cache with a patient from a list; see {@link seedRecord}. */
export function useSeedPatient(): (patient: Patient) => void {
	return seedRecord<Patient>(trpc.useUtils().patient.get);
}
