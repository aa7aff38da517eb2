import type { ClinicState } from '../../../lib/clinic/clinic.ts';
import { formatPlainDate } from '../../../lib/dates/format-plain-date.ts';

/** "today"; with the clinic's date where the device shows another one. */
export function todayLabel({ today, deviceClock }: ClinicState, locale: string): string {
	return deviceClock === 'other date'
		? `today, ${formatPlainDate(today, locale)} in the clinic`
		: 'today';
}
