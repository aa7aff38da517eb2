import { addYears, type PatientFields, type PlainDate, patientFields } from '@hms/contracts';
import type { patients } from '../schema/patient.ts';
import { type Day, dateOf, dayOf, deskTime, instantOf, workday } from './calendar.ts';
import { type Condition, conditions } from './conditions.ts';
import { british } from './people/british-isles.ts';
import { contactOf } from './people/contacts.ts';
import { addressAt, emailOf, familyNameOf, type People, type Person, phoneIn } from './people/person.ts';
import { Random } from './random.ts';
import { registrations } from './registration.ts';
import { allergies, remarks } from './remarks.ts';

export interface DemoPatient {
	row: typeof patients.$inferInsert;
	age: number;
	conditions: Condition[];
	registered: { day: Day; time: number };
	archived: Day | null;
}

/** Whose patients, how many, and in which time. */
export interface Practice {
	ownerId: string;
	label: string;
	count: number;
	opening: Day;
	lastDay: Day;
	today: PlainDate;
}

/** The oldest patient's age. */
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

// Roughly as in Europe. A clinic knows about three in five.
const bloodGroups: readonly (readonly [NonNullable<PatientFields['bloodGroup']>, number])[] = [
	['O+', 38],
	['A+', 34],
	['B+', 10],
	['O-', 6],
	['A-', 6],
	['AB+', 4],
	['B-', 2],
	['AB-', 1],
];

/** The patients of one account, in the order of their registration: first the oldest person, last a newborn. */
export function buildPatients(practice: Practice, people: People): DemoPatient[] {
	const { label, count, opening, lastDay } = practice;
	const times = registrations(count, opening, lastDay, new Random(`${label}, registrations`));
	return times.map((registered, index) => {
		const random = new Random(`${label}, patient ${index}`);
		const group = random.weighted(ageGroups);
		const age = index === 0 ? oldest : index === count - 1 ? 0 : random.int(...group);
		return buildPatient(people.next(age, random), registered, practice, random);
	});
}

function buildPatient(
	person: Person,
	registered: { day: Day; time: number },
	practice: Practice,
	random: Random,
): DemoPatient {
	const { age } = person;
	const found = conditionsOf(person, random);
	const fields = fieldsOf(person, found, registered.day, practice.today, random);
	const archived = archivedOn(registered.day, practice.lastDay, age, random);
	const changed = archived ?? changedOn(registered.day, practice.lastDay, random);
	return {
		row: {
			...fields,
			ownerId: practice.ownerId,
			id: random.uuid(registered.time),
			// None is named, so that the database gives the next.
			mrn: undefined,
			createdAt: instantOf(registered.time),
			...history(registered.time, changed && deskTime(changed, practice.lastDay, random), archived !== null),
		},
		age,
		conditions: found,
		registered,
		archived,
	};
}
