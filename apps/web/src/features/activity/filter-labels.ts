import { formatPlainDate } from '../../lib/dates/format-plain-date.ts';
import { isolateBidi } from '../../lib/text/isolate-bidi.ts';
import { isolatedName } from '../../lib/text/person-name.ts';
import type { ActivityParams } from './list-params.ts';
import type { Filtered } from './queries.ts';

/** The kinds of records, as the filter shows them. */
export const kindLabels = {
	all: 'All',
	patient: 'Patients',
	doctor: 'Doctors',
	mapping: 'Assignments',
} as const;

/** The labels of the filters, for a printed list. */
export function activityFilterLabels(
	{ of, person, patient, doctor, from, to }: ActivityParams,
	filtered: Filtered,
	locale: string,
): string[] {
	const ofPatient = filtered.patient ? isolatedName(filtered.patient) : 'one patient';
	const ofDoctor = filtered.doctor ? isolatedName(filtered.doctor) : 'one doctor';
	return [
		...(of === null ? [] : [kindLabels[of].toLowerCase()]),
		...(person === null ? [] : [`by ${isolateBidi(filtered.person?.name ?? 'one person')}`]),
		...(patient === null ? [] : [`of ${ofPatient}`]),
		...(doctor === null ? [] : [`of ${ofDoctor}`]),
		...(from === null ? [] : [`from ${formatPlainDate(from, locale)}`]),
		...(to === null ? [] : [`to ${formatPlainDate(to, locale)}`]),
	];
}
