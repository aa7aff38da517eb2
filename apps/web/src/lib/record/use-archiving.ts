'use client';

import { nameInText } from '../text/person-name.ts';
import { offerUndo, say, sayFailed } from '../ui/notifications.tsx';

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
			const name = nameInText(row);
			try {
				await archive({ id: row.id });
			} catch (error) {
				sayFailed(`${name} was not archived`, error);
				return false;
			}
			offerUndo(`${name} was archived`, () => takeBack(row), `${name} is back ${place}`);
			void refresh();
			return true;
		},
		async restore(row: Row): Promise<void> {
			try {
				await takeBack(row);
				say(`${nameInText(row)} is back ${place}`);
			} catch (error) {
				sayFailed(`${nameInText(row)} was not restored`, error);
			}
		},
	};
}
