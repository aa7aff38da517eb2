import type { MappingRole, NamedPerson } from '@hms/contracts';
import { formatPlainDate } from '../../../lib/dates/format-plain-date.ts';
import { isolatedName } from '../../../lib/text/person-name.ts';
import type { TextKey, Translate } from '../../../lib/text/text-key.ts';
import { type MappingListParams, type Status, statusOf, type View } from './list-params.ts';

/** The label of each view. */
export const viewLabels = {
	all: 'mapping.list.views.all',
	no_primary: 'mapping.list.views.no_primary',
	archived_doctor: 'mapping.list.views.archived_doctor',
	past_end: 'mapping.list.views.past_end',
} as const satisfies Record<View, TextKey>;

export const statusLabels = {
	active: 'mapping.list.statuses.active',
	ended: 'mapping.list.statuses.ended',
	all: 'mapping.list.statuses.all',
} as const satisfies Record<Status, TextKey>;

/** The same after the title of a printed list. */
const sheetLabels = {
	views: {
		no_primary: 'mapping.sheet.views.no_primary',
		archived_doctor: 'mapping.sheet.views.archived_doctor',
		past_end: 'mapping.sheet.views.past_end',
	},
	statuses: {
		active: 'mapping.sheet.statuses.active',
		ended: 'mapping.sheet.statuses.ended',
		all: 'mapping.sheet.statuses.all',
	},
	roles: {
		attending: 'mapping.sheet.roles.attending',
		primary_care: 'mapping.sheet.roles.primary_care',
		specialist: 'mapping.sheet.roles.specialist',
		consulting: 'mapping.sheet.roles.consulting',
		surgeon: 'mapping.sheet.roles.surgeon',
		covering: 'mapping.sheet.roles.covering',
		other: 'mapping.sheet.roles.other',
	},
} as const satisfies {
	views: Record<Exclude<View, 'all'>, TextKey>;
	statuses: Record<Status, TextKey>;
	roles: Record<MappingRole, TextKey>;
};

/**
 * The labels of the filters, for a printed list.
 * @param filtered the patient and the doctor of the filters, if loaded
 */
export function mappingFilterLabels(
	t: Translate,
	params: MappingListParams,
	filtered: { patient: NamedPerson | undefined; doctor: NamedPerson | undefined },
	locale: string,
): string[] {
	const { view, patient, doctor, role, primary, on } = params;
	if (view !== 'all') return [t(sheetLabels.views[view])];
	const ofPatient = filtered.patient
		? t('mapping.sheet.patient', { name: isolatedName(filtered.patient) })
		: t('mapping.sheet.onePatient');
	const ofDoctor = filtered.doctor
		? t('mapping.sheet.doctor', { name: isolatedName(filtered.doctor) })
		: t('mapping.sheet.oneDoctor');
	return [
		t(sheetLabels.statuses[statusOf(params)]),
		...(patient === null ? [] : [ofPatient]),
		...(doctor === null ? [] : [ofDoctor]),
		...(role === null ? [] : [t(sheetLabels.roles[role])]),
		...(primary === null ? [] : [t('mapping.sheet.primaryOnly')]),
		...(on === null ? [] : [t('mapping.sheet.on', { day: formatPlainDate(on, locale) })]),
	];
}
