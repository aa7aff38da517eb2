import { formatPlainDate } from '../../../lib/dates/format-plain-date.ts';
import { nameInText } from '../../../lib/text/person-name.ts';
import type { OfferedDoctor } from '../../doctor/doctor-select.tsx';
import { roleWords } from '../labels.ts';
import { type AssignmentParams, statusOf, type View } from './list-params.ts';

/** What each view is called. */
export const viewWords: Record<View, string> = {
	all: 'All',
	no_primary: 'No primary doctor',
	archived_doctor: 'Doctor has left',
	past_end: 'Past the end',
};

export const statusWords = { active: 'Active', ended: 'Ended', all: 'All' } as const;

/**
 * What narrows the assignments down, for a printed sheet.
 * @param known the doctor whom the address names, if it is known who that is
 */
export function assignmentFilters(
	params: AssignmentParams,
	known: OfferedDoctor | undefined,
	locale: string,
): string[] {
	const { view, doctor, role, primary, on } = params;
	if (view !== 'all') return [viewWords[view].toLowerCase()];
	const status = statusOf(params);
	return [
		status === 'all' ? 'active and ended' : status,
		...(doctor === null ? [] : [known === undefined ? 'of one doctor' : `of ${nameInText(known)}`]),
		...(role === null ? [] : [roleWords[role].toLowerCase()]),
		...(primary === null ? [] : ['primary only']),
		...(on === null ? [] : [`on ${formatPlainDate(on, locale)}`]),
	];
}
