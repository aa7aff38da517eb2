import type { CountryCode } from '@hms/contracts';

/** A name as it is written, and as its bearer spells it in an e-mail address. */
export interface Name {
	text: string;
	latin: string;
}

/** A family name in the form that women and the form that men bear; for most people the same. */
export interface FamilyName {
	female: Name;
	male: Name;
}

/**
 * Country, street line, city, region, postal code. `#` stands for a house number, `%` for a number
 * from 1 to 9.
 */
export type Place = readonly [CountryCode, string, string, string | null, string | null];

/** People who share a way of naming, and where they live. */
export interface Culture {
	/** The language that an interpreter would be asked for. */
	language: string;
	/** How many patients of the demo clinic are of it. */
	patients: number;
	female: readonly Name[];
	male: readonly Name[];
	/** None: people have one name. */
	family: readonly FamilyName[];
	/** How a full name is written on one line: `given family` where absent. */
	fullName?: (given: string, family: string) => string;
	/** Spouses, and mothers and their children, have family names of their own. */
	ownFamilyNames?: true;
	/** Second lines of an address. */
	units?: readonly string[];
	places: readonly Place[];
}

export const familyFirst = (given: string, family: string) => `${family} ${given}`;
export const familyFirstJoined = (given: string, family: string) => `${family}${given}`;

// Letters that carry a stroke or are one letter with another, and so lose nothing in decomposition.
const strokes: Record<string, string> = {
	ß: 'ss',
	ø: 'o',
	ł: 'l',
	đ: 'd',
	ı: 'i',
	æ: 'ae',
	þ: 'th',
	ð: 'd',
};

function inAscii(text: string): string {
	return text
		.toLowerCase()
		.normalize('NFD')
		.replace(/[ßøłđıæþð]/g, (letter) => strokes[letter] ?? '')
		.replace(/[^a-z-]/g, '');
}

/** A comma between two names; before a name in another script its Latin spelling and `=`. */
function entries(list: string): { latin: string | undefined; text: string }[] {
	return list.split(',').map((entry) => {
		const [text = '', latin] = entry.trim().split('=').reverse();
		return { text: text.normalize('NFC'), latin };
	});
}

/** "Anna, Łucja" or "olena=Олена, yuliia=Юлія". */
export function names(list: string): Name[] {
	return entries(list).map(({ text, latin }) => ({ text, latin: latin ?? inAscii(text) }));
}

/** As `names`; where women and men bear different forms, his / hers: "Nowicki/Nowicka". */
export function families(list: string): FamilyName[] {
	return entries(list).map(({ text, latin }) => {
		const [his = '', hers = his] = text.split('/');
		const [hisLatin = inAscii(his), hersLatin = latin ? hisLatin : inAscii(hers)] =
			latin?.split('/') ?? [];
		return {
			female: { text: hers, latin: hersLatin },
			male: { text: his, latin: hisLatin },
		};
	});
}
