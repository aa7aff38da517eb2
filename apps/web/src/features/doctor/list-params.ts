'use client';

import { doctorSorts, specialties } from '@hms/contracts';
import { createSerializer, parseAsString, parseAsStringLiteral, useQueryStates } from 'nuqs';

const params = {
	q: parseAsString.withDefault(''),
	specialty: parseAsStringLiteral(specialties),
	status: parseAsStringLiteral(['active', 'archived', 'all']).withDefault('active'),
	// Null until the user chooses: search results are then sorted by relevance.
	sort: parseAsStringLiteral(doctorSorts),
	order: parseAsStringLiteral(['asc', 'desc']),
};

/** The list's search and filters. They are in the URL, so that Back, reload and links keep them. */
export function useDoctorListParams() {
	return useQueryStates(params);
}

/** The search and filters as a URL query string: "?q=hopper". */
export const doctorListSearch = createSerializer(params);
