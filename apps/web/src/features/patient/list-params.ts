'use client';

import {
	addDays,
	addYears,
	type PlainDate,
	patientScopes,
	patientSorts,
	sexes,
} from '@hms/contracts';
import {
	createParser,
	createSerializer,
	parseAsString,
	parseAsStringLiteral,
	useQueryStates,
} from 'nuqs';

/** The greatest age that the filters take; nobody gets older. */
export const maxAge = 130;

/** An age in years as a parameter of the URL. */
const parseAsAge = createParser({
	parse: (text: string) => (/^\d{1,3}$/.test(text) && Number(text) <= maxAge ? Number(text) : null),
	serialize: String,
});

const params = {
	q: parseAsString.withDefault(''),
	scope: parseAsStringLiteral(patientScopes).withDefault('own'),
	status: parseAsStringLiteral(['active', 'archived', 'all']).withDefault('active'),
	doctor: parseAsString,
	sex: parseAsStringLiteral(sexes),
	ageFrom: parseAsAge,
	ageTo: parseAsAge,
	// Null until the user chooses: search results are then sorted by relevance.
	sort: parseAsStringLiteral(patientSorts),
	order: parseAsStringLiteral(['asc', 'desc']),
};

/** The list's search and filters. They are in the URL, so that Back, reload and links keep them. */
export function usePatientListParams() {
	return useQueryStates(params);
}

export type PatientListParams = ReturnType<typeof usePatientListParams>[0];

/** The list without its filters, except for the search, whose patients and which of them. */
export const noFilters = { doctor: null, sex: null, ageFrom: null, ageTo: null } as const;

type Filters = Pick<PatientListParams, keyof typeof noFilters>;

/** How many filters are set; a range of ages is one. */
export const countFilters = ({ doctor, sex, ageFrom, ageTo }: Filters): number =>
	[doctor, sex, ageFrom ?? ageTo].filter((value) => value !== null).length;

/** The filters as the API takes them. */
export const filterInput = ({ doctor, sex, ageFrom, ageTo }: Filters, today: PlainDate) => ({
	doctorId: doctor,
	sex,
	// The day after the one on which somebody becomes a year older.
	bornFrom: ageTo === null ? null : addDays(addYears(today, -ageTo - 1), 1),
	bornTo: ageFrom === null ? null : addYears(today, -ageFrom),
});

/** The search and filters as a URL query string: "?q=ada". */
export const patientListSearch = createSerializer(params);
