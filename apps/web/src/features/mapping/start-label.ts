import type { PlainDate } from '@hms/contracts';
import { formatPlainDate } from '../../lib/dates/format-plain-date.ts';

/** The start of an assignment: "since 1 Mar 2025", or "from 1 Jan 2027" for a date in the future. */
export function startLabel(startedOn: PlainDate, locale: string, today: PlainDate): string {
	return `${startedOn > today ? 'from' : 'since'} ${formatPlainDate(startedOn, locale)}`;
}
