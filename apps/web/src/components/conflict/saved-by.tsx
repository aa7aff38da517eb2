'use client';

import type { Change } from '@hms/contracts';
import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { trpc } from '../../lib/api/trpc.ts';
import { useClinic } from '../../lib/clinic/clinic.ts';
import { formatInstant } from '../../lib/dates/format-instant.ts';
import { useLocale } from '../../lib/text/locale.ts';
import { textTags } from '../../lib/text/text-tags.tsx';

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
	const t = useTranslations();
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
	if (!actor) return t('common.conflict.savedBySomeone', { at });
	if (actor.id === me?.id) return t('common.conflict.savedByYou', { at });
	return t.rich('common.conflict.savedBy', { name: actor.name, at, ...textTags });
}
