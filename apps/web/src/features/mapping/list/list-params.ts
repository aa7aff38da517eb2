'use client';

import { mappingRoles, mappingStatuses } from '@hms/contracts';
import { createSerializer, parseAsString, parseAsStringLiteral, useQueryStates } from 'nuqs';
import { parseAsPlainDate } from '../../../lib/list/parse-plain-date.ts';

/**
 * All assignments, or one of the gaps: patients without a primary doctor, doctors who have left, assignments past their
 * end.
 */
export const views = ['all', 'no_primary', 'archived_doctor', 'past_end'] as const;
export type View = (typeof views)[number];

export const statusOptions = [...mappingStatuses, 'all'] as const;
export type Status = (typeof statusOptions)[number];

const params = {
	view: parseAsStringLiteral(views).withDefault('all'),
	// Null until the user chooses: the default depends on the date filter.
	status: parseAsStringLiteral(statusOptions),
	patient: parseAsString,
	doctor: parseAsString,
	role: parseAsStringLiteral(mappingRoles),
	primary: parseAsStringLiteral(['yes']),
	on: parseAsPlainDate,
};

/** The view and filters. They are in the URL, so that Back, reload and links keep them. */
export function useMappingListParams() {
	return useQueryStates(params);
}

export type MappingListParams = ReturnType<typeof useMappingListParams>[0];

/** The view and filters as a URL query string: "?view=past_end". */
export const mappingListSearch = createSerializer(params);

/** The status filter; by default active assignments, or with a date all that covered it. */
export const statusOf = ({ status, on }: MappingListParams) =>
	status ?? (on === null ? 'active' : 'all');
