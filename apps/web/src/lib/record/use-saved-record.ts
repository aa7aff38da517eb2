'use client';

import { useRouter } from 'next/navigation';
import { trpc } from '../api/trpc.ts';
import { allowLeaving } from '../session/leave-guard.ts';
import { isolatedName } from '../text/person-name.ts';
import { say } from '../ui/notifications.tsx';

interface Person {
	id: string;
	givenName: string;
	familyName: string | null;
}

/** What the browser keeps of the records of one kind. */
interface Kept<Row> {
	get: { setData: (input: { id: string }, row: Row) => unknown };
	list: { invalidate: () => Promise<void> };
	history: { invalidate: (input: { id: string }) => Promise<void> };
}

/**
 * What follows when a person's record was saved: every screen that shows it knows, and its own page opens.
 * @param href the record's page
 */
export function useSavedRecord<Row extends Person>(
	kept: Kept<Row>,
	href: string,
): (row: Row, joined: boolean) => void {
	const router = useRouter();
	const utils = trpc.useUtils();
	return (row, joined) => {
		kept.get.setData({ id: row.id }, row);
		void kept.list.invalidate();
		void kept.history.invalidate({ id: row.id });
		// Assignments show the names of both sides.
		void utils.mapping.invalidate();
		const name = isolatedName(row);
		say(
			joined
				? `${name} is saved, together with what somebody else changed meanwhile`
				: `${name} is saved`,
		);
		allowLeaving();
		router.replace(href);
	};
}
