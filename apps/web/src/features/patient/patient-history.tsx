'use client';

import { getQueryKey } from '@trpc/react-query';
import { ChangeHistory } from '../../components/history/change-history.tsx';
import { trpc } from '../../lib/api/trpc.ts';
import { usePages } from '../../lib/list/use-pages.ts';
import { patientTable } from './fields.tsx';

/** The changes of a patient's record. */
export function PatientHistory({ id }: { id: string }) {
	const { client } = trpc.useUtils();
	const pages = usePages(getQueryKey(trpc.patient.history, { id }, 'infinite'), (cursor, signal) =>
		client.patient.history.query(cursor === undefined ? { id } : { id, cursor }, { signal }),
	);
	return <ChangeHistory pages={pages} table={patientTable} />;
}
