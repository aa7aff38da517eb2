'use client';

import { getQueryKey } from '@trpc/react-query';
import { useTranslations } from 'use-intl';
import { ChangeHistory } from '../../components/history/change-history.tsx';
import { ChangedFields } from '../../components/history/changed-fields.tsx';
import { trpc } from '../../lib/api/trpc.ts';
import { usePages } from '../../lib/list/use-pages.ts';
import { mappingHistoryTable } from '../mapping/fields.ts';
import { patientTable } from '../patient/fields.tsx';
import { ActivitySentence } from './activity-sentence.tsx';

/** The changes of a patient's record and of its assignments. */
export function PatientHistory({ id }: { id: string }) {
	const t = useTranslations();
	const { client } = trpc.useUtils();
	const pages = usePages(getQueryKey(trpc.patient.activity, { id }, 'infinite'), (cursor, signal) =>
		client.patient.activity.query(cursor === undefined ? { id } : { id, cursor }, { signal }),
	);
	return (
		<ChangeHistory
			pages={pages}
			titleOf={(change) =>
				change.subject.type === 'mapping' ? <ActivitySentence activity={change} /> : undefined
			}
			fieldsOf={(change) =>
				change.subject.type === 'mapping' ? (
					<ChangedFields change={change} table={mappingHistoryTable(t)} />
				) : (
					<ChangedFields change={change} table={patientTable(t)} />
				)
			}
		/>
	);
}
