import type { Mapping, PlainDate } from '@hms/contracts';
import type { PrimaryTerm, Span } from '@hms/db';

/** An assignment as far as it matters for which doctor is the primary one on which days. */
export interface Assignment extends Pick<Mapping, 'id' | 'startedOn' | 'endedOn' | 'status'> {
	primaryTerms: PrimaryTerm[];
}

/** The later of two days. */
export const later = (one: PlainDate, other: PlainDate) => (one > other ? one : other);
const earlier = (one: PlainDate, other: PlainDate) => (one < other ? one : other);

/** The terms of an assignment, within the time for which it holds; one that is active holds until a person ends it. */
const termsOf = ({ id, startedOn, endedOn, status, primaryTerms }: Assignment) =>
	primaryTerms.map(({ from, until, ...term }) => {
		const ends = status === 'ended' ? endedOn : null;
		return {
			...term,
			id,
			from: later(from, startedOn),
			until: ends === null || until === null ? (ends ?? until) : earlier(ends, until),
		};
	});

type Term = ReturnType<typeof termsOf>[number];

/** What took effect later goes before, and on one day what was entered later. */
const lastFirst = (one: Term, other: Term) =>
	other.since.localeCompare(one.since) || other.order - one.order;

/**
 * The days on which each of a patient's assignments is the primary one. A day belongs to the term that took effect last of
 * those that have begun. When it is over nobody follows, unless it was over before it had been so for a day: such a one
 * was a mistake, or a plan that was given up, and leaves the days to those before.
 * @returns spans by the assignment's id; those that have none are not in it
 */
export function primaryDays(assignments: Assignment[]): Map<string, Span[]> {
	const terms = assignments.flatMap(termsOf).sort(lastFirst);
	const turns = [...new Set(terms.flatMap(({ from, until }) => [from, ...(until ? [until] : [])]))];
	const days = new Map<string, Span[]>();
	for (const [index, day] of turns.sort().entries()) {
		const decisive = terms.find(
			({ from, until, since }) =>
				from <= day && (until === null || until > day || until > later(since, from)),
		);
		if (!decisive || (decisive.until !== null && decisive.until <= day)) continue;
		const spans = days.get(decisive.id) ?? [];
		const next = turns[index + 1] ?? null;
		const last = spans.at(-1);
		if (last?.until === day) last.until = next;
		else spans.push({ from: day, until: next });
		days.set(decisive.id, spans);
	}
	return days;
}

/** Whether a day is among days. */
export const includes = (days: readonly Span[], day: PlainDate): boolean =>
	days.some(({ from, until }) => from <= day && (until === null || until > day));

/** Whether an active assignment is told to be the primary one: today, or on its first day if that is to come. */
export const isPrimaryNow = (
	{ startedOn }: Pick<Assignment, 'startedOn'>,
	days: readonly Span[],
	today: PlainDate,
): boolean => includes(days, later(startedOn, today));

/** What comes after all terms that a patient's assignments have. */
const nextOrder = (assignments: Assignment[]) =>
	1 + Math.max(0, ...assignments.flatMap(({ primaryTerms }) => primaryTerms.map((t) => t.order)));

/**
 * The terms of an assignment that is named the primary one from a day on.
 * @param all the patient's assignments, itself among them or not
 */
export function named(
	{ primaryTerms }: Pick<Assignment, 'primaryTerms'>,
	all: Assignment[],
	{ from, today, ...more }: { from: PlainDate; today: PlainDate; handOver?: string },
): PrimaryTerm[] {
	const term = { from, until: null, since: later(from, today), order: nextOrder(all), ...more };
	return [...primaryTerms, term];
}

/** Terms that are given up as of today: what has not been so for a day never was. */
function givenUp(terms: PrimaryTerm[], today: PlainDate): PrimaryTerm[] {
	return terms
		.filter(({ since }) => since < today)
		.map((term) => ({ ...term, until: term.until === null ? today : earlier(term.until, today) }));
}

/** The terms of an assignment that begins on another day than it did: those from the first day on go with it. */
function moved(
	{ primaryTerms, startedOn }: Assignment,
	start: PlainDate,
	today: PlainDate,
): PrimaryTerm[] {
	return primaryTerms.map((term) => {
		const from = term.from === startedOn ? start : later(term.from, start);
		if (from === term.from) return term;
		return { ...term, from, since: later(from, earlier(term.since, today)) };
	});
}

/**
 * The terms that an assignment has after a change.
 * @param before what it was, and was told to be
 * @param after what it is then, still with the terms it had
 * @param others of the same patient
 * @param isWanted whether it is to be the primary one, or to have been when it ended; undefined: as follows from the terms
 */
export function termsAfter(
	before: Assignment & { isPrimary: boolean },
	after: Assignment,
	others: Assignment[],
	{ isWanted, today }: { isWanted: boolean | undefined; today: PlainDate },
): PrimaryTerm[] {
	const self = { ...after, primaryTerms: moved(before, after.startedOn, today) };
	if (isWanted === undefined) return self.primaryTerms;
	const days = primaryDays([...others, self]).get(self.id) ?? [];
	const isActive = self.status === 'active';
	const is = isActive ? isPrimaryNow(self, days, today) : before.isPrimary;
	if (is === isWanted) return self.primaryTerms;
	if (isWanted) {
		const from = isActive ? later(self.startedOn, today) : self.startedOn;
		return named(self, [...others, self], { from, today });
	}
	// Of one that was over already it is said that it never was.
	return before.status === 'ended' && !isActive ? [] : givenUp(self.primaryTerms, today);
}
