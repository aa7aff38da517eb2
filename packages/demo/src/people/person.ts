import type { CountryCode, PlainDate } from '@hms/contracts';
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

interface NamedCulture {
	culture: Culture;
	female: Deck<Name>;
	male: Deck<Name>;
	family: Deck<FamilyName> | null;
}

/** Deals people: a culture as often as it says, and all its names before one comes up twice. */
export class People {
	readonly #cultures: Deck<NamedCulture>;

	constructor(cultures: readonly Culture[]) {
		const random = new Random('people');
		const everyone = cultures.flatMap((culture) => {
			const named = withDecks(culture, random);
			return Array.from({ length: culture.patients }, () => named);
		});
		this.#cultures = new Deck(everyone, random);
	}

	next(age: number, random: Random): Person {
		const { culture, family, ...given } = this.#cultures.deal();
		const sex = random.weighted([
			['female', 52],
			['male', 48],
		] as const);
		return { culture, sex, given: given[sex].deal(), family: family?.deal() ?? null, age };
	}
}

function withDecks(culture: Culture, random: Random): NamedCulture {
	return {
		culture,
		female: new Deck(culture.female, random),
		male: new Deck(culture.male, random),
		family: culture.family.length > 0 ? new Deck(culture.family, random) : null,
	};
}

export const familyNameOf = ({ family, sex }: Person) => family?.[sex];

/** An address at a domain that is reserved for examples (RFC 2606). */
export function emailOf(person: Person, born: PlainDate | null, random: Random): string {
	const given = person.given.latin;
	const family = familyNameOf(person)?.latin ?? random.pick(['mail', 'home', 'post']);
	const short = born?.slice(2, 4) ?? random.digits('##');
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

export function addressAt(
	[country, street, city, region, postalCode]: Place,
	unit: string | null,
	random: Random,
) {
	const numbered = (text: string) =>
		text
			.replaceAll('#', () => String(random.int(1, 98)))
			.replaceAll('%', () => String(random.int(1, 9)));
	return {
		line1: numbered(street),
		line2: unit && numbered(unit),
		city,
		region,
		postalCode,
		country,
	};
}
