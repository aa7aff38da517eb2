'use client';

import { isolatedName } from '../text/person-name.ts';
import { notifyFailure, notifyWithUndo, say } from '../ui/notifications.tsx';

interface Person {
	id: string;
	givenName: string;
	familyName: string | null;
}

interface ArchivingOptions<Row> {
	archive: (input: { id: string }) => Promise<unknown>;
	restore: (input: { id: string }) => Promise<Row>;
	/** Lets every screen that shows the record know. */
	refresh: () => Promise<unknown>;
	/** A restored record is there again. */
	onRestored: (row: Row) => void;
	/** Where it is back then: "in the list". */
	place: string;
}

/** Puts people's records away and takes them back. Both happen at once; archiving can be undone from its message. */
export function useArchiving<Row extends Person>(options: ArchivingOptions<Row>) {
	const { archive, restore, refresh, onRestored, place } = options;

	async function takeBack({ id }: Row): Promise<void> {
		onRestored(await restore({ id }));
		await refresh();
	}

	return {
		/** @returns whether it was archived */
		async archive(row: Row): Promise<boolean> {
			const name = isolatedName(row);
			try {
				await archive({ id: row.id });
			} catch (error) {
				notifyFailure(`${name} was not archived`, error);
				return false;
			}
			notifyWithUndo(`${name} was archived`, () => takeBack(row), `${name} is back ${place}`);
			void refresh();
			return true;
		},
		async restore(row: Row): Promise<void> {
			try {
				await takeBack(row);
				say(`${isolatedName(row)} is back ${place}`);
			} catch (error) {
				notifyFailure(`${isolatedName(row)} was not restored`, error);
			}
		},
	};
}
