import type { Mapping, PlainDate } from '@hms/contracts';
import type { PrimaryTerm, Span } from '@hms/db';

/** The fields of a mapping that decide on which days it is the primary one. */
export interface MappingWithTerms extends Pick<Mapping, 'id' | 'startedOn' | 'endedOn' | 'status'> {
	primaryTerms: PrimaryTerm[];
}

/** The later of two days. */
export const laterDay = (one: PlainDate, other: PlainDate) => (one > other ? one : other);
const earlierDay = (one: PlainDate, other: PlainDate) => (one < other ? one : other);

/** A mapping's terms, clipped to the time for which it is in effect; an active mapping has no end. */
const termsOf = ({ id, startedOn, endedOn, status, primaryTerms }: MappingWithTerms) =>
	primaryTerms.map(({ from, until, ...term }) => {
		const ends = status === 'ended' ? endedOn : null;
		return {
			...term,
			id,
			from: laterDay(from, startedOn),
			until: ends === null || until === null ? (ends ?? until) : earlierDay(ends, until),
		};
	});

type Term = ReturnType<typeof termsOf>[number];

/** Orders terms: those that took effect last come first, on one day those that were entered last. */
const lastFirst = (one: Term, other: Term) =>
	other.since.localeCompare(one.since) || other.order - one.order;

/**
 * The days on which each of a patient's mappings is the primary one. A day belongs to the term that took effect last of those
 * that have begun. After its end no mapping is primary, except when the term was in effect for less than a day: that was a
 * mistake or a cancelled plan, and the earlier terms apply.
 * @returns spans by the mapping's id; a mapping without a primary day has no entry
 */
export function primaryDays(mappings: MappingWithTerms[]): Map<string, Span[]> {
	const terms = mappings.flatMap(termsOf).sort(lastFirst);
	const boundaries = [
		...new Set(terms.flatMap(({ from, until }) => [from, ...(until ? [until] : [])])),
	];
	const days = new Map<string, Span[]>();
	for (const [index, day] of boundaries.sort().entries()) {
		const decisive = terms.find(
			({ from, until, since }) =>
				from <= day && (until === null || until > day || until > laterDay(since, from)),
		);
		if (!decisive || (decisive.until !== null && decisive.until <= day)) continue;
		const spans = days.get(decisive.id) ?? [];
		const next = boundaries[index + 1] ?? null;
		const last = spans.at(-1);
		if (last?.until === day) last.until = next;
		else spans.push({ from: day, until: next });
		days.set(decisive.id, spans);
	}
	return days;
}

/** Whether spans contain a day. */
export const spansInclude = (days: readonly Span[], day: PlainDate): boolean =>
	days.some(({ from, until }) => from <= day && (until === null || until > day));

/** Whether an active mapping is shown as the primary one: today, or on its first day if that is in the future. */
export const isPrimaryNow = (
	{ startedOn }: Pick<MappingWithTerms, 'startedOn'>,
	days: readonly Span[],
	today: PlainDate,
): boolean => spansInclude(days, laterDay(startedOn, today));

/** The order number after those of all of a patient's terms. */
const nextOrder = (mappings: MappingWithTerms[]) =>
	1 + Math.max(0, ...mappings.flatMap(({ primaryTerms }) => primaryTerms.map((t) => t.order)));

/**
 * The terms of a mapping that becomes the primary one from a day on.
 * @param all the patient's mappings, with or without this one
 */
export function withNewTerm(
	{ primaryTerms }: Pick<MappingWithTerms, 'primaryTerms'>,
	all: MappingWithTerms[],
	{ from, today, ...more }: { from: PlainDate; today: PlainDate; handOver?: string },
): PrimaryTerm[] {
	const term = { from, until: null, since: laterDay(from, today), order: nextOrder(all), ...more };
	return [...primaryTerms, term];
}

/** Ends terms as of today. Those that have been in effect for less than a day are removed. */
function endTerms(terms: PrimaryTerm[], today: PlainDate): PrimaryTerm[] {
	return terms
		.filter(({ since }) => since < today)
		.map((term) => ({
			...term,
			until: term.until === null ? today : earlierDay(term.until, today),
		}));
}

/** The terms of a mapping whose first day changes: terms that began on its first day move with it. */
function shiftTerms(
	{ primaryTerms, startedOn }: MappingWithTerms,
	start: PlainDate,
	today: PlainDate,
): PrimaryTerm[] {
	return primaryTerms.map((term) => {
		const from = term.from === startedOn ? start : laterDay(term.from, start);
		if (from === term.from) return term;
		return { ...term, from, since: laterDay(from, earlierDay(term.since, today)) };
	});
}

/**
 * The terms of a mapping after a change.
 * @param before the mapping before the change, and whether it was shown as the primary one
 * @param after the mapping after the change, with the terms that it had
 * @param others the patient's other mappings
 * @param isWanted whether it shall be the primary one, or have been when it ended; undefined: as follows from the terms
 */
export function termsAfter(
	before: MappingWithTerms & { isPrimary: boolean },
	after: MappingWithTerms,
	others: MappingWithTerms[],
	{ isWanted, today }: { isWanted: boolean | undefined; today: PlainDate },
): PrimaryTerm[] {
	const self = { ...after, primaryTerms: shiftTerms(before, after.startedOn, today) };
	if (isWanted === undefined) return self.primaryTerms;
	const days = primaryDays([...others, self]).get(self.id) ?? [];
	const isActive = self.status === 'active';
	const is = isActive ? isPrimaryNow(self, days, today) : before.isPrimary;
	if (is === isWanted) return self.primaryTerms;
	if (isWanted) {
		const from = isActive ? laterDay(self.startedOn, today) : self.startedOn;
		return withNewTerm(self, [...others, self], { from, today });
	}
	// A mapping that had ended before loses all its terms: it never was the primary one.
	return before.status === 'ended' && !isActive ? [] : endTerms(self.primaryTerms, today);
}
