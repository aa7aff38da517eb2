import { type PlainDate, plainDate } from '@hms/contracts';
import type { PrimaryTerm, Span } from '@hms/db';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
	laterDay,
	type MappingWithTerms,
	primaryDays,
	spansInclude,
	termsAfter,
	withNewTerm,
} from './primary.ts';

const today = plainDate.parse('2026-11-29');
const day = (text: string): PlainDate => plainDate.parse(text);

/** A care team to which things are done, on whatever day it is. */
class Team {
	members: MappingWithTerms[] = [];
	today = today;

	/** A doctor is assigned, as the primary one. */
	name(id: string, startedOn = this.today, endedOn: PlainDate | null = null): this {
		const status = endedOn !== null && endedOn <= this.today ? 'ended' : 'active';
		const primaryTerms = withNewTerm({ primaryTerms: [] }, this.members, {
			from: startedOn,
			today: this.today,
		});
		this.members.push({ id, startedOn, endedOn, status, primaryTerms });
		return this;
	}

	/** A doctor is assigned without being named. */
	add(id: string, startedOn = this.today): this {
		this.members.push({ id, startedOn, endedOn: null, status: 'active', primaryTerms: [] });
		return this;
	}

	change(id: string, change: Partial<MappingWithTerms>, isWanted?: boolean): this {
		this.members = this.members.map((before) => {
			if (before.id !== id) return before;
			const after = { ...before, ...change };
			const others = this.members.filter((one) => one !== before);
			const isPrimary = before.status === 'active' ? this.on(this.told(before)) === id : true;
			const options = { isWanted, today: this.today };
			const primaryTerms = termsAfter({ ...before, isPrimary }, after, others, options);
			return { ...after, primaryTerms };
		});
		return this;
	}

	told = ({ startedOn }: MappingWithTerms) => laterDay(startedOn, this.today);
	make = (id: string, isPrimary: boolean) => this.change(id, {}, isPrimary);
	begin = (id: string, startedOn: string) => this.change(id, { startedOn: day(startedOn) });
	reopen = (id: string) => this.change(id, { status: 'active', endedOn: null });
	end(id: string): this {
		const startedOn = this.members.find((one) => one.id === id)?.startedOn ?? this.today;
		return this.change(id, { status: 'ended', endedOn: laterDay(startedOn, this.today) });
	}

	/** It gets later. */
	until(date: string): this {
		this.today = day(date);
		return this;
	}

	/** Who is the primary doctor on a day. */
	on(date: string): string {
		const [found] = [...primaryDays(this.members)].filter(([, days]) =>
			spansInclude(days, day(date)),
		);
		return found?.[0] ?? 'nobody';
	}
}

/** A is the primary doctor since 2020, and was entered then. */
const since2020 = () => new Team().until('2020-01-01').name('A').until(today);

/** What is done, and who is the primary doctor on which day then. */
const scenarios: [string, () => Team, Record<string, string>][] = [
	[
		'a plan takes effect on its day',
		() => since2020().name('B', day('2026-12-03')),
		{ '2019-12-31': 'nobody', '2026-12-02': 'A', '2026-12-03': 'B', '2030-01-01': 'B' },
	],
	[
		'a plan that is given up leaves everything as it was',
		() => since2020().name('B', day('2026-12-03')).end('B'),
		{ '2026-11-29': 'A', '2026-12-03': 'A' },
	],
	[
		'a plan that is not to be the primary one any more leaves it, too',
		() => since2020().name('B', day('2026-12-03')).make('B', false),
		{ '2026-12-03': 'A' },
	],
	[
		'a plan that is put off, and one that is brought forward',
		() => since2020().name('B', day('2026-12-03')).begin('B', '2026-12-10'),
		{ '2026-12-09': 'A', '2026-12-10': 'B' },
	],
	[
		'a plan that is brought forward',
		() => since2020().name('B', day('2026-12-03')).begin('B', '2026-12-01'),
		{ '2026-11-30': 'A', '2026-12-01': 'B' },
	],
	[
		'two plans follow each other, in whatever order they were made',
		() => since2020().name('C', day('2027-02-01')).name('B', day('2026-12-03')),
		{ '2026-12-02': 'A', '2027-01-31': 'B', '2027-02-01': 'C' },
	],
	[
		'a plan between two others that is given up goes to the one before',
		() => since2020().name('C', day('2027-02-01')).name('B', day('2026-12-03')).end('B'),
		{ '2027-01-31': 'A', '2027-02-01': 'C' },
	],
	[
		'of two plans for one day the later one counts, and taken back gives it to the other',
		() => since2020().name('B', day('2026-12-03')).name('C', day('2026-12-03')).end('C'),
		{ '2026-12-02': 'A', '2026-12-03': 'B' },
	],
	[
		'who is made the primary now is so until the plan',
		() => since2020().add('C').name('B', day('2026-12-03')).make('C', true),
		{ '2026-11-28': 'A', '2026-11-29': 'C', '2026-12-02': 'C', '2026-12-03': 'B' },
	],
	[
		'a plan that is given up leaves the day to who became the primary meanwhile',
		() => since2020().add('C').name('B', day('2026-12-03')).make('C', true).end('B'),
		{ '2026-11-28': 'A', '2026-12-03': 'C' },
	],
	[
		'a mistake of today is taken back',
		() => since2020().add('B', day('2022-01-01')).make('B', true).make('B', false),
		{ '2026-11-28': 'A', '2026-11-29': 'A', '2027-01-01': 'A' },
	],
	[
		'an assignment that was a mistake ends on the day on which it began',
		() => since2020().name('B').end('B'),
		{ '2026-11-29': 'A' },
	],
	[
		'a mistake with a first day in the past is taken back with all its days',
		() => since2020().name('B', day('2024-01-01')).make('B', false),
		{ '2025-01-01': 'A', '2026-11-29': 'A' },
	],
	[
		'two mistakes of one day are taken back one after the other',
		() => since2020().name('B').name('C').end('C'),
		{ '2026-11-29': 'B' },
	],
	[
		'two mistakes of one day, the first of them first',
		() => since2020().name('B').name('C').end('B').end('C'),
		{ '2026-11-29': 'A' },
	],
	[
		'the end of a mistake may be taken back',
		() => since2020().name('B').end('B').reopen('B'),
		{ '2026-11-28': 'A', '2026-11-29': 'B' },
	],
	[
		'a mistake of yesterday is none any more',
		() => since2020().name('B').until('2026-11-30').make('B', false),
		{ '2026-11-28': 'A', '2026-11-29': 'B', '2026-11-30': 'nobody' },
	],
	[
		'the end of who really was the primary brings nobody back',
		() => since2020().name('B').until('2027-03-01').end('B'),
		{ '2027-02-28': 'B', '2027-03-01': 'nobody' },
	],
	[
		'on its first day a plan can still be taken back, on the second not any more',
		() => since2020().name('B', day('2026-12-03')).until('2026-12-03').end('B'),
		{ '2026-12-03': 'A' },
	],
	[
		'a plan that was readOnly out ends like any other',
		() => since2020().name('B', day('2026-12-03')).until('2026-12-04').end('B'),
		{ '2026-12-03': 'B', '2026-12-04': 'nobody' },
	],
	[
		'who has ended meanwhile does not get it back',
		() => since2020().name('B', day('2026-12-03')).end('A').end('B'),
		{ '2026-11-28': 'A', '2026-11-29': 'nobody', '2026-12-03': 'nobody' },
	],
	[
		'an end that is taken back makes nobody the primary where another one is',
		() => since2020().end('A').name('B').reopen('A'),
		{ '2026-11-28': 'A', '2026-11-29': 'B' },
	],
	[
		'an end that is taken back gives it back where nobody is',
		() => since2020().end('A').reopen('A'),
		{ '2026-11-29': 'A' },
	],
	[
		'who is made the primary again has the days from before, too',
		() => since2020().name('B').until('2027-01-01').make('A', true),
		{ '2026-11-28': 'A', '2026-12-31': 'B', '2027-01-01': 'A' },
	],
	[
		'an assignment that moves to a day to come leaves the days until then',
		() => since2020().name('B').begin('B', '2026-12-03'),
		{ '2026-11-29': 'A', '2026-12-02': 'A', '2026-12-03': 'B' },
	],
	[
		'an assignment that began later than it was said leaves the days before',
		() => since2020().name('B', day('2024-01-01')).begin('B', '2025-01-01'),
		{ '2024-12-31': 'A', '2025-01-01': 'B', '2026-11-29': 'B' },
	],
	[
		'what was entered when it was over has its own days, and takes no other',
		() => since2020().name('B', day('2021-01-01'), day('2021-06-01')),
		{ '2020-12-31': 'A', '2021-01-01': 'B', '2021-05-31': 'B', '2021-06-01': 'A' },
	],
	[
		'what was over before it began has none',
		() => since2020().name('B', day('2021-01-01'), day('2021-01-01')),
		{ '2021-01-01': 'A', '2026-11-29': 'A' },
	],
];

describe('who is the primary doctor', () => {
	it.each(scenarios)('%s', (_, done, expected) => {
		const team = done();
		const found = Object.fromEntries(Object.keys(expected).map((date) => [date, team.on(date)]));
		expect(found).toEqual(expected);
	});
});

const dates = [
	'2020-01-01',
	'2024-05-01',
	'2026-11-28',
	today,
	'2026-11-30',
	'2026-12-03',
	'2027-06-01',
].map(day);
const anyDate = fc.constantFrom(...dates);

interface Deed {
	what: string;
	whom: number;
	date: PlainDate;
}

/** Something that is done to the how-manieth of a team; it gets later by and by. */
const deed: fc.Arbitrary<Deed> = fc.record({
	what: fc.constantFrom('name', 'add', 'make', 'unmake', 'end', 'reopen', 'begin', 'later'),
	whom: fc.nat(5),
	date: anyDate,
});

function apply(team: Team, { what, whom, date }: Deed): Team {
	const member = team.members[whom % Math.max(1, team.members.length)];
	if (what === 'later') return team.today < date ? team.until(date) : team;
	if (what === 'name') return team.name(`D${team.members.length}`, date);
	if (what === 'add' || !member) return team.add(`D${team.members.length}`, date);
	if (what === 'make') return team.make(member.id, true);
	if (what === 'unmake') return team.make(member.id, false);
	if (what === 'end') return member.status === 'active' ? team.end(member.id) : team;
	if (what === 'reopen') return member.status === 'ended' ? team.reopen(member.id) : team;
	return member.status === 'active' ? team.begin(member.id, date) : team;
}

const anyDeeds = fc.array(deed, { maxLength: 12 });
const teamOf = (deeds: Deed[]) => deeds.reduce((team, one) => apply(team, one), new Team());

const daysOf = (team: Team) => Object.fromEntries(primaryDays(team.members));
const overlap = (one: Span, other: Span) =>
	one.from < (other.until ?? '9999') && other.from < (one.until ?? '9999');

describe('whatever is done to a care team', () => {
	it('on no day there are two primary doctors, and none who has not begun or has left', () => {
		fc.assert(
			fc.property(anyDeeds, (deeds) => {
				const team = teamOf(deeds);
				const days = primaryDays(team.members);
				const spans = [...days].flatMap(([id, some]) => some.map((span) => ({ ...span, id })));
				for (const [index, one] of spans.entries()) {
					expect(spans.slice(index + 1).filter((other) => overlap(one, other))).toEqual([]);
					const member = team.members.find(({ id }) => id === one.id);
					expect(one.from >= (member?.startedOn ?? '9999')).toBe(true);
					if (member?.status === 'ended') expect(one.until).not.toBeNull();
					if (member?.status === 'ended') {
						expect((one.until ?? '9999') <= (member.endedOn ?? '')).toBe(true);
					}
				}
			}),
		);
	});

	it('a plan, and what is made the primary now, is so; and taken back it leaves every day as it was', () => {
		fc.assert(
			fc.property(anyDeeds, anyDate, (deeds, date) => {
				const team = teamOf(deeds);
				const before = daysOf(team);
				team.name('new', date);
				const from = laterDay(date, team.today);
				expect(team.on(from)).toBe('new');
				team.make('new', false);
				expect(daysOf(team)).toEqual(before);
				team.make('new', true);
				expect(team.on(from)).toBe('new');
				team.end('new');
				const after = daysOf(team);
				delete after['new'];
				// The days from now on; what it was before it ended stays with who had it.
				const since = (days: Record<string, Span[]>) =>
					dates.map((one) => (one < team.today ? '' : who(days, one)));
				expect(since(after)).toEqual(since(before));
			}),
		);
	});

	it('a change now does not affect what is planned for later', () => {
		fc.assert(
			fc.property(anyDeeds, (deeds) => {
				const team = teamOf(deeds);
				const coming = dates.filter((date) => date > team.today);
				const planned = (date: PlainDate) =>
					team.members.find(
						({ startedOn, status, primaryTerms }) =>
							status === 'active' &&
							startedOn > team.today &&
							startedOn <= date &&
							primaryTerms.length > 0,
					);
				const before = coming.map((date) => (planned(date) ? team.on(date) : undefined));
				team.name('new');
				const after = coming.map((date, n) =>
					before[n] === undefined ? undefined : team.on(date),
				);
				expect(after).toEqual(before);
			}),
		);
	});
});

const who = (days: Record<string, Span[]>, date: PlainDate) =>
	Object.entries(days).find(([, spans]) => spansInclude(spans, date))?.[0] ?? 'nobody';

it('keeps one term for each time that somebody was named', () => {
	const team = since2020();
	for (let n = 0; n < 5; n++) team.make('A', false).make('A', true);
	const terms = team.members.flatMap(({ primaryTerms }) => primaryTerms) satisfies PrimaryTerm[];
	expect(terms).toHaveLength(2);
	expect(daysOf(team)).toEqual({ A: [{ from: '2020-01-01', until: null }] });
});
