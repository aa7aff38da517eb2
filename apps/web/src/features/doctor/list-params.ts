'use client';

import { doctorSorts, specialties } from '@hms/contracts';
import { createSerializer, parseAsString, parseAsStringLiteral, useQueryStates } from 'nuqs';

const params = {
	q: parseAsString.withDefault(''),
	specialty: parseAsStringLiteral(specialties),
	status: parseAsStringLiteral(['active', 'archived', 'all']).withDefault('active'),
	// Absent until somebody chooses: then a search shows what fits best first.
	sort: parseAsStringLiteral(doctorSorts),
	order: parseAsStringLiteral(['asc', 'desc']),
};

/** What the directory is asked for. It lives in the address, so that Back, reload and a pasted link keep it. */
export function useDoctorListParams() {
	return useQueryStates(params);
}

/** The same as the end of an address: "?q=hopper". */
export const doctorListSearch = createSerializer(params);
