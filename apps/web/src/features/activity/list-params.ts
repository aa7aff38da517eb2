'use client';

import { changeSubjects } from '@hms/contracts';
import { createParser, parseAsStringLiteral, useQueryStates } from 'nuqs';
import { withoutEmptyValues } from '../../lib/list/list-query.ts';
import { parseAsPlainDate } from '../../lib/list/parse-plain-date.ts';

const uuid = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;
const parseAsId = createParser({
	parse: (text) => (uuid.test(text) ? text.toLowerCase() : null),
	serialize: (id) => id,
});
/** The person who is signed in, whoever that is: a link to it works for everybody. */
const me = 'me';

const params = {
	of: parseAsStringLiteral(changeSubjects),
	person: createParser({
		parse: (text) => (text === me ? me : parseAsId.parse(text)),
		serialize: (person) => person,
	}),
	patient: parseAsId,
	doctor: parseAsId,
	from: parseAsPlainDate,
	to: parseAsPlainDate,
};

/** The filters of the activity. They are in the URL, so that Back, reload and links keep them. */
export function useActivityParams() {
	return useQueryStates(params);
}

export type ActivityParams = ReturnType<typeof useActivityParams>[0];
export type SetActivityParams = ReturnType<typeof useActivityParams>[1];

/** The activity without its filters, except for the kind of record. */
export const noFilters = {
	person: null,
	patient: null,
	doctor: null,
	from: null,
	to: null,
} as const;

/** How many filters are set besides the kind of record and the person who is signed in; a range of days is one. */
export const countFilters = ({ person, patient, doctor, from, to }: ActivityParams): number =>
	[person === me ? null : person, patient, doctor, from ?? to].filter((value) => value !== null)
		.length;

/** The filters as the API takes them. */
export const filterInput = ({ of, person, patient, doctor, from, to }: ActivityParams) =>
	withoutEmptyValues({
		subject: of,
		mine: person === me ? true : null,
		actorId: person === me ? null : person,
		...{ patientId: patient, doctorId: doctor, from, to },
	});
