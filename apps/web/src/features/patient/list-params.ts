'use client';

import { patientScopes, patientSorts } from '@hms/contracts';
import { createSerializer, parseAsString, parseAsStringLiteral, useQueryStates } from 'nuqs';

const params = {
	q: parseAsString.withDefault(''),
	scope: parseAsStringLiteral(patientScopes).withDefault('own'),
	status: parseAsStringLiteral(['active', 'archived', 'all']).withDefault('active'),
	// Null until the user chooses: search results are then sorted by relevance.
	sort: parseAsStringLiteral(patientSorts),
	order: parseAsStringLiteral(['asc', 'desc']),
};

/** The list's search and filters. They are in the URL, so that Back, reload and links keep them. */
export function usePatientListParams() {
	return useQueryStates(params);
}

/** The search and filters as a URL query string: "?q=ada". */
export const patientListSearch = createSerializer(params);
