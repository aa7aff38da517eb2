import { isolateBidi } from './isolate-bidi.ts';

export interface Named {
	givenName: string;
	familyName: string | null;
}

/** The name as it is said: "Ada Lovelace"; a mononym stands alone. */
export function fullName(person: Named): string {
	return person.familyName === null ? person.givenName : `${person.givenName} ${person.familyName}`;
}

/** The name within a sentence that is plain text: a message, a title, a label for screen readers. */
export const isolatedName = (person: Named): string => isolateBidi(fullName(person));

/** One or two letters for an avatar, whole even where a letter takes two code units. */
export function initials(name: string): string {
	const words = name.split(/\s+/).filter(Boolean);
	const picked = words.length > 1 ? [words.at(0), words.at(-1)] : [words.at(0)];
	return picked.map((word) => [...(word ?? '')][0]?.toUpperCase() ?? '').join('');
}
