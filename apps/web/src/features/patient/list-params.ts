'use client';

import { patientSorts } from '@hms/contracts';
import { createSerializer, parseAsString, parseAsStringLiteral, useQueryStates } from 'nuqs';

const params = {
	q: parseAsString.withDefault(''),
	status: parseAsStringLiteral(['active', 'archived', 'all']).withDefault('active'),
	sort: parseAsStringLiteral(patientSorts).withDefault('createdAt'),
	order: parseAsStringLiteral(['asc', 'desc']).withDefault('desc'),
};

/** What the list of patients is asked for. It lives in the address, so that Back, reload and a pasted link keep it. */
export function usePatientListParams() {
	return useQueryStates(params);
}

/** The same as the end of an address: "?q=ada". */
export const patientListSearch = createSerializer(params);
