'use client';

import { securityEventKinds } from '@hms/contracts';
import { parseAsString, parseAsStringLiteral, useQueryStates } from 'nuqs';
import { parseAsPlainDate } from '../../lib/list/parse-plain-date.ts';

const params = {
	person: parseAsString,
	kind: parseAsStringLiteral(securityEventKinds),
	on: parseAsPlainDate,
};

/** The filters of the security log. They are in the URL, so that Back, reload and links keep them. */
export function useSecurityLogParams() {
	return useQueryStates(params);
}

export type SecurityLogParams = ReturnType<typeof useSecurityLogParams>[0];
