'use client';

import { doctorSorts, specialties } from '@hms/contracts';
import { createSerializer, parseAsString, parseAsStringLiteral, useQueryStates } from 'nuqs';

const params = {
	q: parseAsString.withDefault(''),
	specialty: parseAsStringLiteral(specialties),
	status: parseAsStringLiteral(['active', 'archived', 'all']).withDefault('active'),
	sort: parseAsStringLiteral(doctorSorts).withDefault('familyName'),
	order: parseAsStringLiteral(['asc', 'desc']).withDefault('asc'),
};

/** What the directory is asked for. It lives in the address, so that Back, reload and a pasted link keep it. */
export function useDoctorListParams() {
	return useQueryStates(params);
}

/** The same as the end of an address: "?q=hopper". */
export const doctorListSearch = createSerializer(params);
