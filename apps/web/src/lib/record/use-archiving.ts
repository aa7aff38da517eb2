'use client';

import type { NamedPerson } from '@hms/contracts';
import { useTranslations } from 'use-intl';
import { isolatedName } from '../text/person-name.ts';
import { notify, notifyFailure, notifyWithUndo } from '../ui/notifications.tsx';

type Person = NamedPerson & { id: string };

interface ArchivingOptions<Row> {
	archive: (input: { id: string }) => Promise<unknown>;
	restore: (input: { id: string }) => Promise<Row>;
	/** Refetches every query that the record is part of. */
	refresh: () => Promise<unknown>;
	/** Is called with the restored record. */
	onRestored: (row: Row) => void;
	/** Where a restored record is found, for the message. */
	place: 'list' | 'directory';
}

/** Archives and restores records of people, both without confirmation; the message after archiving offers to undo it. */
export function useArchiving<Row extends Person>(options: ArchivingOptions<Row>) {
	const t = useTranslations();
	const { archive, restore, refresh, onRestored, place } = options;

	async function restoreRow({ id }: Row): Promise<void> {
		onRestored(await restore({ id }));
		await refresh();
	}

	return {
		/** @returns whether the record was archived */
		async archive(row: Row): Promise<boolean> {
			const name = isolatedName(row);
			try {
				await archive({ id: row.id });
			} catch (error) {
				notifyFailure(t('common.lib.archiving.notArchived', { name }), error);
				return false;
			}
			notifyWithUndo(
				t('common.lib.archiving.archived', { name }),
				() => restoreRow(row),
				t('common.lib.archiving.restored', { name, place }),
			);
			void refresh();
			return true;
		},
		async restore(row: Row): Promise<void> {
			const name = isolatedName(row);
			try {
				await restoreRow(row);
				notify(t('common.lib.archiving.restored', { name, place }));
			} catch (error) {
				notifyFailure(t('common.lib.archiving.notRestored', { name }), error);
			}
		},
	};
}
