'use client';

import type { Change } from '@hms/contracts';
import { useQuery } from '@tanstack/react-query';
import { trpc } from '../../lib/api/trpc.ts';
import { useClinic } from '../../lib/clinic/clinic.ts';
import { formatInstant } from '../../lib/dates/format-instant.ts';
import { useLocale } from '../../lib/text/locale.ts';

export interface SavedVersion {
	id: string;
	version: number;
	updatedAt: string;
}

/** When a record was changed, and by whom. */
export type SavedChange = Pick<Change, 'at' | 'actor'>;

interface SavedByProps {
	/** The record as somebody saved it meanwhile. */
	saved: SavedVersion;
	/** Reads the newest changes of the record. */
	readChanges: () => Promise<SavedChange[]>;
}

/** Tells who saved a version of a record, and when. Until the history is read, and if it cannot be, the person is "Someone". */
export function SavedBy({ saved, readChanges }: SavedByProps) {
	const locale = useLocale();
	const { timeZone } = useClinic();
	const { data: me } = trpc.auth.me.useQuery(undefined, { staleTime: Number.POSITIVE_INFINITY });
	const { data: actor } = useQuery({
		queryKey: ['saved-by', saved.id, saved.version],
		queryFn: async () => {
			const change = (await readChanges()).find(({ at }) => at === saved.updatedAt);
			return change?.actor ?? null;
		},
	});
	const at = formatInstant(saved.updatedAt, locale, timeZone);
	if (actor && actor.id === me?.id) return `You saved it yourself, in another window, on ${at}.`;
	return (
		<>
			{actor ? <bdi>{actor.name}</bdi> : 'Someone'} saved it on {at}.
		</>
	);
}
