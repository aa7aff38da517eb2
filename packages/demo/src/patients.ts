import type { PlainDate } from '@hms/contracts';
import type { patients } from '@hms/db';
import { type Day, deskTime, instantOf, workday } from './calendar.ts';
import { type Condition, conditions } from './conditions.ts';
import type { People, Person } from './people/person.ts';
import { Random } from './random.ts';
import { recordOf, within } from './record.ts';
import { registrations } from './registration.ts';

export interface DemoPatient {
	row: typeof patients.$inferInsert & { id: string };
	age: number;
	conditions: Condition[];
	/** When the front desk entered the patient; `time` in milliseconds since 1970. */
	registered: { day: Day; time: number };
	archived: Day | null;
}

/** Whose patients, how many, and in which time. */
interface Practice {
	ownerId: string;
	/** Names the series of numbers that chance is drawn from. */
	label: string;
	count: number;
	opening: Day;
	lastDay: Day;
	today: PlainDate;
}

const oldest = 98;

const ageGroups: readonly (readonly [readonly [number, number], number])[] = [
	[[0, 4], 8],
	[[5, 17], 12],
	[[18, 34], 22],
	[[35, 54], 26],
	[[55, 69], 17],
	[[70, 84], 11],
	[[85, 97], 4],
];

/** One account's patients in the order of registration: first the oldest person, last a newborn. */
export function buildPatients(practice: Practice, people: People): DemoPatient[] {
	const { label, count, opening, lastDay } = practice;
	const times = registrations(count, opening, lastDay, new Random(`${label}, registrations`));
	const cases = new Map<Condition, number>();
	return times.map((registered, index) => {
		const random = new Random(`${label}, patient ${index}`);
		const usual = random.int(...random.weighted(ageGroups));
		const age = index === 0 ? oldest : index === count - 1 ? 0 : usual;
		const person = people.next(age, random);
		const found = conditionsOf(person, cases, random);
		// Every twentieth, so that each account has some.
		const archived = index % 20 === 10 ? departureDay(registered.day, lastDay, random) : null;
		const row = rowOf(person, { conditions: found, registered, archived }, practice, random);
		return { row, age, conditions: found, registered, archived };
	});
}

function rowOf(
	person: Person,
	{ conditions, registered, archived }: Pick<DemoPatient, 'conditions' | 'registered' | 'archived'>,
	{ ownerId, lastDay, today }: Practice,
	random: Random,
): DemoPatient['row'] {
	const id = random.uuid(registered.time);
	const record = recordOf(person, conditions, registered.day, today, random);
	const createdAt = instantOf(registered.time);
	const changed = archived ?? laterDay(registered.day, lastDay, random);
	const changedAt = changed === null ? null : instantOf(deskTime(changed, random));
	return {
		...record,
		ownerId,
		id,
		archivedAt: archived === null ? null : changedAt,
		version: changedAt === null ? 1 : random.int(2, 4),
		createdAt,
		updatedAt: changedAt ?? createdAt,
	};
}

/** The older, the more; never two for one specialist, and those first that few others have. */
function conditionsOf({ age, sex }: Person, cases: Map<Condition, number>, random: Random) {
	const share = age < 16 ? 0.3 : age < 40 ? 0.4 : age < 65 ? 0.6 : 0.85;
	if (!random.chance(share)) return [];
	const casesOf = (condition: Condition) => cases.get(condition) ?? 0;
	const fitting = random
		.sample(conditions)
		.filter((condition) => within(age, condition.ages) && (condition.sex ?? sex) === sex)
		.sort((a, b) => casesOf(a) - casesOf(b));
	const specialties = fitting.map(({ specialty }) => specialty);
	const count = age > 39 && random.chance(share / 2) ? 2 : 1;
	const found = fitting
		.filter(({ specialty }, index) => specialties.indexOf(specialty) === index)
		.slice(0, count);
	for (const condition of found) cases.set(condition, casesOf(condition) + 1);
	return found;
}

/** When somebody left who had been with the clinic for weeks; null for who came too recently. */
function departureDay(registered: Day, lastDay: Day, random: Random): Day | null {
	const earliest = registered + 45;
	return earliest < lastDay ? workday(random.int(earliest, lastDay)) : null;
}

/** The day of a later correction, which not every record needs. */
function laterDay(registered: Day, lastDay: Day, random: Random): Day | null {
	const day = workday(registered + 1 + Math.floor(random.next() ** 2 * 200));
	return random.chance(0.35) && registered < day && day <= lastDay ? day : null;
}
