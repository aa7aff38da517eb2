import { cleanLine } from '@hms/contracts';

/** The longest search that the API takes, in characters. */
const longest = 200;

/**
 * What is looked for: what was typed without what nobody can see, as far as a search goes. A control character, which is in
 * no name, parts words.
 */
export function searchText(typed: string): string {
	const text = cleanLine(typed.replaceAll(/[\p{Cc}\p{Cs}]/gu, ' '));
	return Array.from(text).slice(0, longest).join('').trimEnd();
}
