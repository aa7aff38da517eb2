import type { Address, CountryCode } from '@hms/contracts';
import { Deck, Random } from '../random.ts';
import type { Culture, FamilyName, Name, Place } from './culture.ts';
import { phoneRanges } from './phones.ts';

export interface Person {
	culture: Culture;
	/** The sex that the given name goes with. */
	sex: 'female' | 'male';
	given: Name;
	/** None for people who have one name. */
	family: FamilyName | null;
	age: number;
}

/** Deals people: every culture as often as it says, and every name of a culture once before any comes up twice. */
export class People {
	readonly #cultures: Deck<Culture>;
	readonly #names: Map<Culture, NameDecks>;

	constructor(cultures: readonly Culture[]) {
		const everyone = cultures.flatMap((culture) => Array<Culture>(culture.patients).fill(culture));
		this.#cultures = new Deck(everyone, new Random('cultures'));
		this.#names = new Map(cultures.map((culture) => [culture, decksOf(culture)]));
	}

	next(age: number, random: Random): Person {
		const culture = this.#cultures.deal();
		const names = this.#names.get(culture) ?? decksOf(culture);
		const sex = random.weighted([['female', 52], ['male', 48]] as const);
		const family = culture.family.length > 0 ? names.family.deal() : null;
		return { culture, sex, given: names[sex].deal(), family, age };
	}
}

interface NameDecks {
	female: Deck<Name>;
	male: Deck<Name>;
	family: Deck<FamilyName>;
}

function decksOf({ language, places, female, male, family }: Culture): NameDecks {
	const random = new Random(`names ${language} ${places[0]?.[0]}`);
	return {
		female: new Deck(female, random),
		male: new Deck(male, random),
		family: new Deck(family, random),
	};
}

export const familyNameOf = ({ family, sex }: Person) => family && family[sex];

/** An address at a domain that is reserved for examples (RFC 2606). */
export function emailOf(person: Person, birthYear: string | undefined, random: Random): string {
	const given = person.given.latin;
	const family = familyNameOf(person)?.latin ?? random.pick(['mail', 'home', 'post']);
	const short = birthYear?.slice(2) ?? random.digits('##');
	const local = random.weighted([
		[`${given}.${family}`, 5],
		[`${given.slice(0, 1)}.${family}`, 2],
		[`${given}.${family}${short}`, 2],
		[`${given}_${short}`, 1],
	]);
	return `${local}@${random.pick(['example.org', 'example.com', 'example.net'])}`;
}

export function phoneIn(country: CountryCode, random: Random): string {
	return random.digits(random.pick(phoneRanges(country)));
}

export function addressAt([country, street, city, region, postalCode]: Place, unit: string | null, random: Random) {
	const numbered = (text: string) =>
		text
			.replaceAll('#', () => String(random.int(1, 98)))
			.replaceAll('%', () => String(random.int(1, 9)));
	return { line1: numbered(street), line2: unit && numbered(unit), city, region, postalCode, country };
}
