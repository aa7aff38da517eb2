'use client';

import { userStatuses } from '@hms/contracts';
import { parseAsString, parseAsStringLiteral, useQueryStates } from 'nuqs';

export const statusOptions = [...userStatuses, 'all'] as const;

const params = {
	q: parseAsString.withDefault(''),
	status: parseAsStringLiteral(statusOptions).withDefault('active'),
};

/** The list's search and filter. They are in the URL, so that Back, reload and links keep them. */
export function useUserListParams() {
	return useQueryStates(params);
}
