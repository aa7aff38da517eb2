'use client';

import { patientSorts } from '@hms/contracts';
import { createSerializer, parseAsString, parseAsStringLiteral, useQueryStates } from 'nuqs';

const params = {
	q: parseAsString.withDefault(''),
	status: parseAsStringLiteral(['active', 'archived', 'all']).withDefault('active'),
	// Absent until somebody chooses: then a search shows what fits best first.
	sort: parseAsStringLiteral(patientSorts),
	order: parseAsStringLiteral(['asc', 'desc']),
};

/** What the list of patients is asked for. It lives in the address, so that Back, reload and a pasted link keep it. */
export function usePatientListParams() {
	return useQueryStates(params);
}

/** The same as the end of an address: "?q=ada". */
export const patientListSearch = createSerializer(params);
