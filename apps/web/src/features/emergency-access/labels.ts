import type { AccessKind, EmergencyAccess } from '@hms/contracts';
import { formatInstant } from '../../lib/dates/format-instant.ts';

const kindLabels: Record<AccessKind, string> = {
	record: 'Record',
	history: 'History',
	care_team: 'Care team',
	list: 'In a list',
	search: 'In a search',
	similar: 'As a possible duplicate',
	export: 'In an export',
};

/** What was read by an emergency access: "Record, in a search. Last 23 Nov 2026, 10:12." */
export function readsLabel(
	{ reads }: Pick<EmergencyAccess, 'reads'>,
	locale: string,
	timeZone: string,
): string {
	const last = reads
		.map(({ lastAt }) => lastAt)
		.sort()
		.at(-1);
	if (last === undefined) return 'Nothing was read.';
	const kinds = reads.map(({ kind, count }) =>
		count === 1 ? kindLabels[kind] : `${kindLabels[kind]} (${count} times)`,
	);
	return `Read: ${kinds.join(', ').toLowerCase()}. Last on ${formatInstant(last, locale, timeZone)}.`;
}
