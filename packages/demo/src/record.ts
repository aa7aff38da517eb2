import { type Address, addYears, type PatientFields, type PlainDate } from '@hms/contracts';
import type { patients } from '@hms/db';
import { type Day, dateOf, dayOf } from './calendar.ts';
import type { Condition } from './conditions.ts';
import { british } from './people/british-isles.ts';
import { contactOf } from './people/contacts.ts';
import { addressAt, emailOf, familyNameOf, type Person, phoneIn } from './people/person.ts';
import type { Random } from './random.ts';
import { allergies, remarks } from './remarks.ts';

type BloodGroup = NonNullable<PatientFields['bloodGroup']>;

// In per cent, roughly as in Europe.
const bloodGroups: readonly (readonly [BloodGroup, number])[] = [
	['O+', 38],
	['A+', 34],
	['B+', 9],
	['O-', 7],
	['A-', 6],
	['AB+', 3],
	['B-', 2],
	['AB-', 1],
];

export const within = (age: number, [from, to]: readonly [number, number]) =>
	from <= age && age <= to;

/**
 * What the front desk and the nurses wrote down about somebody who registered that day. A field that may be null may be left
 * out.
 */
export function recordOf(
	person: Person,
	conditions: readonly Condition[],
	registered: Day,
	today: PlainDate,
	random: Random,
): Omit<typeof patients.$inferInsert, 'ownerId' | 'id'> {
	const { age } = person;
	const isChild = age < 18;
	// Some live where the clinic is, whatever their name.
	const home = random.chance(0.3) ? british : person.culture;
	const place = random.pick(home.places);
	const unit = random.chance(0.3) && home.units ? random.pick(home.units) : null;
	const address: Address = addressAt(place, unit, random);
	const knowsContact = random.chance(isChild ? 0.95 : age > 74 ? 0.8 : 0.5);
	const emergencyContact = knowsContact ? contactOf(person, place[0], random) : null;
	const ownPhone = random.chance(0.9) ? phoneIn(place[0], random) : null;
	const isUndocumented = !isChild && random.chance(0.04);
	const dateOfBirth = isUndocumented ? null : birthDate(age, registered, today, random);
	const email = emailOf(person, dateOfBirth, random);
	return {
		givenName: person.given.text,
		familyName: familyNameOf(person)?.text ?? null,
		dateOfBirth,
		sex: random.weighted([
			[person.sex, 970],
			['other', isChild ? 0 : 15],
			['unknown', 15],
		]),
		// A child is reached through whoever looks after it.
		phone: isChild ? (emergencyContact?.phone ?? null) : ownPhone,
		email: within(age, [18, 85]) && random.chance(0.62) ? email : null,
		address: random.chance(0.94) ? address : null,
		bloodGroup: random.chance(0.6) ? random.weighted(bloodGroups) : null,
		allergies: random.chance(0.3) ? allergiesOf(random) : [],
		notes: notesOf(person, conditions, isUndocumented, random),
		emergencyContact,
	};
}

function birthDate(age: number, registered: Day, today: PlainDate, random: Random): PlainDate {
	const born = dayOf(addYears(today, -age)) - random.int(0, 364);
	// Infants are registered in their first days.
	const justBorn = registered - random.int(2, 12);
	return dateOf(age === 0 ? justBorn : Math.min(born, justBorn));
}

function allergiesOf(random: Random): string[] {
	const count = random.weighted([
		[1, 70],
		[2, 22],
		[3, 8],
	]);
	return [...new Set(Array.from({ length: count }, () => random.weighted(allergies)))];
}

function notesOf(
	{ age, culture }: Person,
	conditions: readonly Condition[],
	isUndocumented: boolean,
	random: Random,
): string | null {
	const fitting = remarks.filter((remark) => within(age, remark.ages));
	const remark = random.chance(0.22) ? random.pick(fitting).text : undefined;
	const interpreter =
		culture.language !== 'English' && random.chance(0.15)
			? `Needs an interpreter (${culture.language}).`
			: undefined;
	const lines = [
		isUndocumented
			? `Birth date not documented; about ${Math.round(age / 5) * 5} years old.`
			: undefined,
		...conditions.map(({ note }) => note),
		interpreter,
		remark,
	].filter((line) => line !== undefined);
	return lines.length > 0 ? lines.join('\n') : null;
}
