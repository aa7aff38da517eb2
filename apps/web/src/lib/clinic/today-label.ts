import { formatPlainDate } from '../dates/format-plain-date.ts';
import type { ClinicState } from './clinic.ts';

/** "today"; with the date where the reader's own day is another one. */
export function todayLabel({ today, elsewhere }: ClinicState, locale: string): string {
	return elsewhere === 'on another day'
		? `today, ${formatPlainDate(today, locale)} in the clinic`
		: 'today';
}
