import { today } from '@hms/contracts';
import { type Asked, type Row, rowsOf, type State, write } from './records.ts';

/** A time for which somebody was named the primary doctor. */
export interface Term {
	from: string;
	until: string | null;
	/** The day on which it took effect, and its place among those of one day. */
	since: string;
	order: number;
}

/** What there is to an assignment besides its fields. */
export interface Primary {
	terms: Term[];
	/** On which days it is the primary one, as the history has it. */
	on: { from: string; until: string | null }[] | null;
	/** Whether it was when it ended. */
	was: boolean;
}

const forEver = '9999-12-31';
const latest = (...days: string[]) => days.toSorted().at(-1) ?? '';
const earliest = (...days: string[]) => days.toSorted()[0] ?? '';

export const ofPatient = (state: State, patientId: unknown): Row[] =>
	rowsOf(state, 'mapping')
		.filter(({ fields }) => fields['patientId'] === patientId)
		.toSorted((one, other) => (one.id < other.id ? -1 : 1));

/** From when to when an assignment holds; one that is active does until a person ends it. */
export const timeOf = ({ fields, status }: Row): [from: string, until: string] => [
	String(fields['startedOn']),
	status === 'ended' ? String(fields['endedOn']) : forEver,
];

/** Who among a patient's assignments is the primary one on a day: of the terms that have begun, the last one decides. */
function primaryOn(team: Row[], day: string): Row | undefined {
	const begun = team.flatMap((row) => {
		const [start, end] = timeOf(row);
		return (row.primary?.terms ?? []).flatMap((term) => {
			const from = latest(term.from, start);
			const until = earliest(term.until ?? forEver, end);
			// What ended on the day on which it took effect, or before, leaves no trace once it is over.
			const counts = from <= day && (day < until || until > latest(term.since, from));
			return counts ? [{ ...term, row, goesOn: day < until }] : [];
		});
	});
	const last = begun
		.toSorted((one, other) => one.since.localeCompare(other.since) || one.order - other.order)
		.at(-1);
	return last?.goesOn ? last.row : undefined;
}

/** Whether an assignment is the primary one, on a day, or as it is told without one. */
export function isPrimary(state: State, row: Row, day?: string): boolean {
	if (day === undefined && row.status === 'ended') return row.primary?.was ?? false;
	const told = day ?? latest(String(row.fields['startedOn']), today());
	return primaryOn(ofPatient(state, row.fields['patientId']), told) === row;
}

/** All days on which each of a team is the primary one. */
function daysOf(team: Row[]): Map<Row, Primary['on']> {
	const turns = team
		.flatMap((row) => [
			...timeOf(row),
			...(row.primary?.terms ?? []).flatMap(({ from, until }) => [from, until ?? forEver]),
		])
		.filter((day) => day !== forEver);
	const ordered = [...new Set(turns)].sort();
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

/** Writes down who of a patient's others is the primary one on which days now. @returns the days of one's own */
export function share(asked: Asked, self: Row): Primary['on'] {
	const team = ofPatient(asked.state, self.fields['patientId']);
	const all = team.includes(self) ? team : [...team, self];
	const days = daysOf(all);
	for (const row of all) {
		const { primary } = row;
		const on = days.get(row) ?? null;
		if (row === self || !primary || JSON.stringify(primary.on) === JSON.stringify(on)) continue;
		write(asked, row, row.fields, row.status, { ...primary, on });
	}
	return days.get(self) ?? null;
}

export function named(state: State, row: Row, from: string): Term[] {
	const terms = row.primary?.terms ?? [];
	const all = [
		...terms,
		...ofPatient(state, row.fields['patientId']).flatMap(({ primary }) => primary?.terms ?? []),
	];
	const order = 1 + Math.max(0, ...all.map((term) => term.order));
	return [...terms, { from, until: null, since: latest(from, today()), order }];
}

/** As of today; what has not been so for a day never was. */
export const givenUp = (terms: Term[]): Term[] =>
	terms
		.filter(({ since }) => since < today())
		.map((term) => ({ ...term, until: earliest(term.until ?? forEver, today()) }));

/** Terms go with the first day of their assignment, and none begins before it. */
export const moved = (terms: Term[], start: string, then: string): Term[] =>
	terms.map((term) => {
		const from = term.from === start ? then : latest(term.from, then);
		return from === term.from
			? term
			: { ...term, from, since: latest(from, earliest(term.since, today())) };
	});
