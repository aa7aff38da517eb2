import { cleanLine } from '../text/clean-text.ts';

/** The maximum length of an address in Unicode code points (RFC 5321). */
export const maxEmail = 254;

// As servers take it (RFC 5321, internationalised by RFC 6531): before the @ words of letters, digits and these signs with
// dots between them; after it a domain of at least two labels, the last of which has a letter. Quoted words and numeric
// addresses are left out: nobody has them on a form.
const word = "[\\p{L}\\p{N}\\p{M}\\p{So}\\p{Join_Control}!#$%&'*+/=?^_`{|}~-]+";
const label = '[\\p{L}\\p{N}](?:[\\p{L}\\p{N}\\p{M}\\p{Join_Control}-]{0,61}[\\p{L}\\p{N}\\p{M}])?';
export const emailPattern = new RegExp(
	`^(?!.{65,}@)${word}(?:\\.${word})*@(?:${label}\\.)+(?=.*\\p{L})(?=..)${label}$`,
	'u',
);

/** An address with letters of full width and ligatures as plain ones (Unicode NFKC), and Japan's full stop as a dot. */
export const plainEmail = (address: string): string =>
	address.normalize('NFKC').replaceAll('。', '.');

/** Parses a typed e-mail address. @returns its stored form; undefined if it is none */
export function readEmail(text: string): string | undefined {
	const line = cleanLine(text);
	const address = plainEmail(line);
	return [...line].length <= maxEmail && emailPattern.test(address) ? address : undefined;
}
