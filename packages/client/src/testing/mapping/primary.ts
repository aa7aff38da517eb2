import { today } from '@hms/contracts';
import { rowsOf, write } from '../state/records.ts';
import type { Call, Primary, Row, State, Term } from '../state/state.ts';

const noEnd = '9999-12-31';
export const latest = (...days: string[]) => days.sort().at(-1) ?? '';
export const earliest = (...days: string[]) => days.sort()[0] ?? '';

export const noPrimary: Primary = { terms: [], on: null, was: false };

export const mappingsOfPatient = (state: State, patientId: unknown): Row[] =>
	rowsOf(state, 'mapping')
		.filter(({ fields }) => fields['patientId'] === patientId)
		.sort((one, other) => (one.id < other.id ? -1 : 1));

/** From when to when a mapping is in effect; an active one has no end. */
export const spanOf = ({ fields, status }: Row): [from: string, until: string] => [
	String(fields['startedOn']),
	status === 'ended' ? String(fields['endedOn']) : noEnd,
];

/** The primary one of a patient's mappings on a day: the last of the terms that have begun decides. */
function primaryOn(team: Row[], day: string): Row | undefined {
	const begun = team.flatMap((row) => {
		const [start, end] = spanOf(row);
		return (row.primary?.terms ?? []).flatMap((term) => {
			const from = latest(term.from, start);
			const until = earliest(term.until ?? noEnd, end);
			// A term that ended on the day on which it took effect, or before, has no effect afterwards.
			const counts = from <= day && (day < until || until > latest(term.since, from));
			return counts ? [{ ...term, row, goesOn: day < until }] : [];
		});
	});
	const last = begun
		.sort((one, other) => one.since.localeCompare(other.since) || one.order - other.order)
		.at(-1);
	return last?.goesOn ? last.row : undefined;
}

/** Whether a mapping is the primary one on a day; without a day, as it is shown. */
export function isPrimary(state: State, row: Row, day?: string): boolean {
	if (day === undefined && row.status === 'ended') return row.primary?.was ?? false;
	const shownDay = day ?? latest(String(row.fields['startedOn']), today());
	return primaryOn(mappingsOfPatient(state, row.fields['patientId']), shownDay) === row;
}

/** The primary days of each mapping of a patient. */
function daysOf(team: Row[]): Map<Row, Primary['on']> {
	const boundaries = team
		.flatMap((row) => [
			...spanOf(row),
			...(row.primary?.terms ?? []).flatMap(({ from, until }) => [from, until ?? noEnd]),
		])
		.filter((day) => day !== noEnd);
	const ordered = [...new Set(boundaries)].sort();
	const days = new Map<Row, Primary['on']>(team.map((row) => [row, null]));
	for (const [index, from] of ordered.entries()) {
		const row = primaryOn(team, from);
		if (!row) continue;
		const spans = days.get(row) ?? [];
		const until = ordered[index + 1] ?? null;
		const last = spans.at(-1);
		days.set(
			row,
			last?.until === from
				? [...spans.slice(0, -1), { from: last.from, until }]
				: [...spans, { from, until }],
		);
	}
	return days;
}

/**
 * Writes the primary days of a patient's other mappings.
 * @param changed mappings of the patient as they shall be, stored or not; the caller writes them
 * @returns the primary days of each of these
 */
export function updatePrimaryDays(call: Call, changed: Row[]): Map<Row, Primary['on']> {
	const ids = new Set(changed.map(({ id }) => id));
	const others = mappingsOfPatient(call.state, changed[0]?.fields['patientId']).filter(
		({ id }) => !ids.has(id),
	);
	const days = daysOf([...others, ...changed]);
	for (const row of others) {
		const { primary } = row;
		const on = days.get(row) ?? null;
		if (!primary || JSON.stringify(primary.on) === JSON.stringify(on)) continue;
		write(call, row, { primary: { ...primary, on } });
	}
	return days;
}

/** The terms of a mapping that becomes the primary one from a day on. */
export function withNewTerm(state: State, row: Row, from: string, handOver?: string): Term[] {
	const terms = row.primary?.terms ?? [];
	const all = [
		...terms,
		...mappingsOfPatient(state, row.fields['patientId']).flatMap(
			({ primary }) => primary?.terms ?? [],
		),
	];
	const order = 1 + Math.max(0, ...all.map((term) => term.order));
	return [...terms, { from, until: null, since: latest(from, today()), order, handOver }];
}

/** Ends terms as of today; those in effect for less than a day are removed. */
export const endTerms = (terms: Term[]): Term[] =>
	terms
		.filter(({ since }) => since < today())
		.map((term) => ({ ...term, until: earliest(term.until ?? noEnd, today()) }));

/** Moves terms with their mapping's first day; none begins before it. */
export const shiftTerms = (terms: Term[], start: string, then: string): Term[] =>
	terms.map((term) => {
		const from = term.from === start ? then : latest(term.from, then);
		return from === term.from
			? term
			: { ...term, from, since: latest(from, earliest(term.since, today())) };
	});
