import type { AccessKind, EmergencyAccess } from '@hms/contracts';
import { formatInstant } from '../../lib/dates/format-instant.ts';
import { formatList } from '../../lib/text/format-list.ts';
import type { Translate } from '../../lib/text/text-key.ts';

/** What was read, and how often. */
const kindLabels = {
	record: 'emergencyAccess.reads.kind.record',
	history: 'emergencyAccess.reads.kind.history',
	care_team: 'emergencyAccess.reads.kind.care_team',
	list: 'emergencyAccess.reads.kind.list',
	search: 'emergencyAccess.reads.kind.search',
	similar: 'emergencyAccess.reads.kind.similar',
	export: 'emergencyAccess.reads.kind.export',
} as const satisfies Record<AccessKind, string>;

/** What was read by an emergency access: "Read: record, in a search. Last on 23 Nov 2026, 10:12." */
export function readsLabel(
	t: Translate,
	{ reads }: Pick<EmergencyAccess, 'reads'>,
	locale: string,
	timeZone: string,
): string {
	const last = reads
		.map(({ lastAt }) => lastAt)
		.sort()
		.at(-1);
	if (last === undefined) return t('emergencyAccess.reads.none');
	const kinds = reads.map(({ kind, count }) => t(kindLabels[kind], { count }));
	return t('emergencyAccess.reads.some', {
		kinds: formatList(kinds, locale),
		time: formatInstant(last, locale, timeZone),
	});
}
