import { cleanLine } from '@hms/contracts';

/** The longest search that the API accepts, in characters. */
const maxLength = 200;

/**
 * The search to send for a typed text: without invisible characters, and cut to the longest search. Control characters,
 * which occur in no name, count as spaces.
 */
export function searchText(typed: string): string {
	const text = cleanLine(typed.replaceAll(/[\p{Cc}\p{Cs}]/gu, ' '));
	return Array.from(text).slice(0, maxLength).join('').trimEnd();
}
