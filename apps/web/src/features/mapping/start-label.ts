import type { PlainDate } from '@hms/contracts';
import { formatPlainDate } from '../../lib/dates/format-plain-date.ts';
import type { Translate } from '../../lib/text/text-key.ts';

/** The start of an assignment: "since 1 Mar 2025", or "from 1 Jan 2027" for a date in the future. */
export function startLabel(
	t: Translate,
	startedOn: PlainDate,
	locale: string,
	today: PlainDate,
): string {
	const start = formatPlainDate(startedOn, locale);
	return startedOn > today
		? t('mapping.period.from', { start })
		: t('mapping.period.since', { start });
}
