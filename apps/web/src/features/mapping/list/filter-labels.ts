import type { NamedPerson } from '@hms/contracts';
import { formatPlainDate } from '../../../lib/dates/format-plain-date.ts';
import { isolatedName } from '../../../lib/text/person-name.ts';
import { roleLabels } from '../labels.ts';
import { type MappingListParams, statusOf, type View } from './list-params.ts';

/** The label of each view. */
export const viewLabels: Record<View, string> = {
	all: 'All',
	no_primary: 'No primary doctor',
	archived_doctor: 'Doctor has left',
	past_end: 'Overdue',
};

export const statusLabels = { active: 'Active', ended: 'Ended', all: 'All' } as const;

/**
 * The labels of the filters, for a printed list.
 * @param filtered the patient and the doctor of the filters, if loaded
 */
export function mappingFilterLabels(
	params: MappingListParams,
	filtered: { patient: NamedPerson | undefined; doctor: NamedPerson | undefined },
	locale: string,
): string[] {
	const { view, patient, doctor, role, primary, on } = params;
	if (view !== 'all') return [viewLabels[view].toLowerCase()];
	const status = statusOf(params);
	return [
		status === 'all' ? 'active and ended' : status,
		...(patient === null
			? []
			: [
					filtered.patient === undefined
						? 'of one patient'
						: `of ${isolatedName(filtered.patient)}`,
				]),
		...(doctor === null
			? []
			: [filtered.doctor === undefined ? 'of one doctor' : `of ${isolatedName(filtered.doctor)}`]),
		...(role === null ? [] : [roleLabels[role].toLowerCase()]),
		...(primary === null ? [] : ['primary only']),
		...(on === null ? [] : [`on ${formatPlainDate(on, locale)}`]),
	];
}
