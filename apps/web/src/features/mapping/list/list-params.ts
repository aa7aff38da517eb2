'use client';

import { isPlainDate, mappingRoles, mappingStatuses } from '@hms/contracts';
import {
	createParser,
	createSerializer,
	parseAsString,
	parseAsStringLiteral,
	useQueryStates,
} from 'nuqs';

/** Every assignment, or those with which something is amiss, or the patients whom nobody is the primary doctor of. */
export const views = ['all', 'no_primary', 'archived_doctor', 'past_end'] as const;
export type View = (typeof views)[number];

export const statusOptions = [...mappingStatuses, 'all'] as const;

const parseAsPlainDate = createParser({
	parse: (text: string) => (isPlainDate(text) ? text : null),
	serialize: (day) => day,
});

const params = {
	view: parseAsStringLiteral(views).withDefault('all'),
	// Absent until somebody chooses: then the day decides.
	status: parseAsStringLiteral(statusOptions),
	doctor: parseAsString,
	role: parseAsStringLiteral(mappingRoles),
	primary: parseAsStringLiteral(['yes']),
	on: parseAsPlainDate,
};

/** What the assignments are asked for. It lives in the address, so that Back, reload and a pasted link keep it. */
export function useMappingListParams() {
	return useQueryStates(params);
}

export type MappingListParams = ReturnType<typeof useMappingListParams>[0];

/** The same as the end of an address: "?view=past_end". */
export const mappingListSearch = createSerializer(params);

/** Which assignments are shown where nothing was chosen: those of now, or whoever was assigned on the day. */
export const statusOf = ({ status, on }: MappingListParams) =>
	status ?? (on === null ? 'active' : 'all');
