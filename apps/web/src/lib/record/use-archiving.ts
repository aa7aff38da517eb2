'use client';

import type { NamedPerson } from '@hms/contracts';
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
	/** Where a restored record is found, for the message: "in the list". */
	place: string;
}

/** Archives and restores records of people, both without confirmation; the message after archiving offers to undo it. */
export function useArchiving<Row extends Person>(options: ArchivingOptions<Row>) {
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
				notifyFailure(`${name} was not archived`, error);
				return false;
			}
			notifyWithUndo(`${name} was archived`, () => restoreRow(row), `${name} is back ${place}`);
			void refresh();
			return true;
		},
		async restore(row: Row): Promise<void> {
			try {
				await restoreRow(row);
				notify(`${isolatedName(row)} is back ${place}`);
			} catch (error) {
				notifyFailure(`${isolatedName(row)} was not restored`, error);
			}
		},
	};
}
