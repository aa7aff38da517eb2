import { fullName, type NamedPerson } from '@hms/contracts';
import { isolateBidi } from './isolate-bidi.ts';

/** The full name for use in plain text; see {@link isolateBidi}. */
export const isolatedName = (person: NamedPerson): string => isolateBidi(fullName(person));

/** One or two letters for an avatar; a letter may take two UTF-16 code units. */
export function initials(name: string): string {
	const words = name.split(/\s+/).filter(Boolean);
	const picked = words.length > 1 ? [words.at(0), words.at(-1)] : [words.at(0)];
	return picked.map((word) => [...(word ?? '')][0]?.toUpperCase() ?? '').join('');
}
