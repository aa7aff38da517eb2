import { isPlainDate } from '@hms/contracts';
import { type Column, eq, type SQL, sql } from 'drizzle-orm';

/** A word of a search with the characters that mean something to LIKE made ordinary. */
const literal = (word: string) => word.replace(/[\\%_]/g, '\\$&');

/**
 * Rows in which every word of `q` is found: within the folded text, or as the birth date where one is given as
 * YYYY-MM-DD or as its year.
 */
export function matches(q: string, text: Column, birthDate?: Column): SQL[] {
	return q
		.split(/\s+/)
		.filter((word) => word !== '')
		.map((word) => {
			const inText = sql`${text} like '%' || fold(${literal(word)}) || '%'`;
			if (birthDate && isPlainDate(word)) return sql`(${inText} or ${eq(birthDate, word)})`;
			if (birthDate && /^(1[89]|20)\d\d$/.test(word)) {
				return sql`(${inText} or ${birthDate} between ${`${word}-01-01`}::date and ${`${word}-12-31`}::date)`;
			}
			return inText;
		});
}
