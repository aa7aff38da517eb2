'use client';

import type { NamedPerson } from '@hms/contracts';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'use-intl';
import { trpc } from '../api/trpc.ts';
import { allowLeaving } from '../session/leave-guard.ts';
import { isolatedName } from '../text/person-name.ts';
import { notify } from '../ui/notifications.tsx';

type Person = NamedPerson & { id: string };

/** The query caches for records of one kind. */
interface RecordQueries<Row> {
	get: { setData: (input: { id: string }, row: Row) => unknown };
	list: { invalidate: () => Promise<void> };
	history: { invalidate: (input: { id: string }) => Promise<void> };
}

/**
 * After a person's record was saved: updates the caches that contain it, and opens the record's page.
 * @param href the record's page
 */
export function useSavedRecord<Row extends Person>(
	queries: RecordQueries<Row>,
	href: string,
): (row: Row, merged: boolean) => void {
	const t = useTranslations();
	const router = useRouter();
	const utils = trpc.useUtils();
	return (row, merged) => {
		queries.get.setData({ id: row.id }, row);
		void queries.list.invalidate();
		void queries.history.invalidate({ id: row.id });
		// Mappings contain the names of the patient and the doctor.
		void utils.mapping.invalidate();
		const name = isolatedName(row);
		notify(
			merged
				? t('common.lib.record.savedMerged', { name })
				: t('common.lib.record.saved', { name }),
		);
		allowLeaving();
		router.replace(href);
	};
}
