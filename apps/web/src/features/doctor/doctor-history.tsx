'use client';

import { getQueryKey } from '@trpc/react-query';
import { useTranslations } from 'use-intl';
import { ChangeHistory } from '../../components/history/change-history.tsx';
import { ChangedFields } from '../../components/history/changed-fields.tsx';
import { trpc } from '../../lib/api/trpc.ts';
import { usePages } from '../../lib/list/use-pages.ts';
import { doctorTable } from './fields.tsx';

/** The changes of a doctor's record. */
export function DoctorHistory({ id }: { id: string }) {
	const t = useTranslations();
	const { client } = trpc.useUtils();
	const pages = usePages(getQueryKey(trpc.doctor.history, { id }, 'infinite'), (cursor, signal) =>
		client.doctor.history.query(cursor === undefined ? { id } : { id, cursor }, { signal }),
	);
	return (
		<ChangeHistory
			pages={pages}
			fieldsOf={(change) => <ChangedFields change={change} table={doctorTable(t)} />}
		/>
	);
}
