import type { CountryCode, EmergencyContact } from '@hms/contracts';
import type { Random } from '../random.ts';
import { type Person, phoneIn } from './person.ts';

interface Relation {
	word: string;
	sex?: 'female' | 'male';
	/** Ages and sex of the patient. */
	ages: readonly [number, number];
	of?: 'female' | 'male';
	weight: number;
	/** Who shares the family name: by `descent` from the father, or by `marriage` too. */
	name: 'descent' | 'marriage' | 'other';
}

const relations: readonly Relation[] = [
	{ word: 'Mother', sex: 'female', ages: [0, 34], weight: 6, name: 'marriage' },
	{ word: 'Father', sex: 'male', ages: [0, 34], weight: 4, name: 'descent' },
	{ word: 'Grandmother', sex: 'female', ages: [0, 17], weight: 1, name: 'marriage' },
	{ word: 'Sister', sex: 'female', ages: [18, 80], weight: 2, name: 'descent' },
	{ word: 'Brother', sex: 'male', ages: [18, 80], weight: 2, name: 'descent' },
	{ word: 'Partner', ages: [20, 64], weight: 3, name: 'other' },
	{ word: 'Friend', ages: [19, 75], weight: 2, name: 'other' },
	{ word: 'Wife', sex: 'female', ages: [28, 90], of: 'male', weight: 7, name: 'marriage' },
	{ word: 'Husband', sex: 'male', ages: [28, 85], of: 'female', weight: 7, name: 'marriage' },
	{ word: 'Daughter', sex: 'female', ages: [48, 98], weight: 5, name: 'descent' },
	{ word: 'Son', sex: 'male', ages: [48, 98], weight: 4, name: 'descent' },
	{ word: 'Neighbour', ages: [60, 98], weight: 2, name: 'other' },
];

/** Somebody to call, as close to the patient as the age suggests. */
export function contactOf(patient: Person, country: CountryCode, random: Random): EmergencyContact {
	const { culture, age, sex } = patient;
	const relation = random.weighted(
		relations
			.filter(({ ages: [from, to], of = sex }) => from <= age && age <= to && of === sex)
			.map((item) => [item, item.weight]),
	);
	const contactSex = relation.sex ?? random.pick(['female', 'male'] as const);
	const given = random.pick(
		culture[contactSex].filter(({ text }) => text !== patient.given.text),
	).text;
	const shared = sharesFamilyName(relation, patient);
	const family = shared
		? patient.family
		: culture.family.length
			? random.pick(culture.family)
			: null;
	const join = culture.fullName ?? ((first, last) => `${first} ${last}`);
	return {
		name: family ? join(given, family[contactSex].text) : given,
		relationship: relation.word,
		phone: phoneIn(country, random),
	};
}

function sharesFamilyName({ word, name }: Relation, patient: Person): boolean {
	if (!patient.culture.ownFamilyNames) return name !== 'other';
	// A woman's children bear their father's name.
	const children = word === 'Daughter' || word === 'Son';
	return name === 'descent' && !(children && patient.sex === 'female');
}
