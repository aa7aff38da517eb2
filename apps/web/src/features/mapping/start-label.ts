import type { PlainDate } from '@hms/contracts';
import { formatPlainDate } from '../../lib/dates/format-plain-date.ts';

/** When an assignment begins, in words: "since 1 Mar 2025", or "from 1 Jan 2027" where that day is yet to come. */
export function startLabel(startedOn: PlainDate, locale: string, today: PlainDate): string {
	return `${startedOn > today ? 'from' : 'since'} ${formatPlainDate(startedOn, locale)}`;
}
