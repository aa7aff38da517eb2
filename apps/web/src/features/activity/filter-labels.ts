import type { ChangeSubject } from '@hms/contracts';
import { formatPlainDate } from '../../lib/dates/format-plain-date.ts';
import { isolateBidi } from '../../lib/text/isolate-bidi.ts';
import { isolatedName } from '../../lib/text/person-name.ts';
import type { TextKey, Translate } from '../../lib/text/text-key.ts';
import type { ActivityParams } from './list-params.ts';
import type { Filtered } from './queries.ts';

/** The kinds of records, as the filter shows them. */
export const kindLabels = {
	all: 'activity.filters.kinds.all',
	patient: 'activity.filters.kinds.patient',
	doctor: 'activity.filters.kinds.doctor',
	mapping: 'activity.filters.kinds.mapping',
} as const satisfies Record<ChangeSubject | 'all', TextKey>;

/** The same after the title of a printed list. */
const sheetKindLabels = {
	patient: 'activity.sheet.kinds.patient',
	doctor: 'activity.sheet.kinds.doctor',
	mapping: 'activity.sheet.kinds.mapping',
} as const satisfies Record<ChangeSubject, TextKey>;

/** The labels of the filters, for a printed list. */
export function activityFilterLabels(
	t: Translate,
	{ of, person, patient, doctor, from, to }: ActivityParams,
	filtered: Filtered,
	locale: string,
): string[] {
	const ofPatient = filtered.patient
		? t('activity.sheet.patient', { name: isolatedName(filtered.patient) })
		: t('activity.sheet.onePatient');
	const ofDoctor = filtered.doctor
		? t('activity.sheet.doctor', { name: isolatedName(filtered.doctor) })
		: t('activity.sheet.oneDoctor');
	const byPerson = filtered.person
		? t('activity.sheet.by', { name: isolateBidi(filtered.person.name) })
		: t('activity.sheet.byOnePerson');
	return [
		...(of === null ? [] : [t(sheetKindLabels[of])]),
		...(person === null ? [] : [byPerson]),
		...(patient === null ? [] : [ofPatient]),
		...(doctor === null ? [] : [ofDoctor]),
		...(from === null ? [] : [t('activity.sheet.from', { day: formatPlainDate(from, locale) })]),
		...(to === null ? [] : [t('activity.sheet.to', { day: formatPlainDate(to, locale) })]),
	];
}
