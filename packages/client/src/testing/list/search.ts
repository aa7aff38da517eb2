import { isObject, readPhone } from '@hms/contracts';
import type { Row } from '../state/state.ts';

/** Text as it is searched and sorted: lower case, without accents and apostrophes; other punctuation is a space. */
export const folded = (text: unknown): string =>
	String(text ?? '')
		.normalize('NFKD')
		.replaceAll(/[\u0300-\u036f'’]/g, '')
		.replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
		.trim()
		.toLowerCase();

/** A person's name as it is sorted: family name first. */
export const sortName = ({ fields }: Row): string =>
	folded([fields['familyName'], fields['givenName']].filter(Boolean).join(' '));

/**
 * Whether a person has all words of a query: in a name, in the MRN or licence number, in a telephone number, at the beginning of
 * the e-mail address, as a specialty, or as birth date (`YYYY-MM-DD` or the year). Unlike the server, it forgives no typos and
 * reads a birth date only as it is written in JSON.
 */
export function found(row: Row, q: unknown): boolean {
	const query = String(q ?? '');
	// A number as it is dialled here begins with zeros that the one from abroad does not have.
	const digits = readPhone(query)?.digits.replace(/^0+/, '') ?? '';
	if (digits.length >= 7 && phonesOf(row).some((phone) => phone.endsWith(digits))) return true;
	return query
		.split(/\s+/)
		.filter(Boolean)
		.every((word) => hasWord(row, word));
}

function hasWord(row: Row, word: string): boolean {
	const { givenName, familyName, mrn, licenseNumber, specialty, email, dateOfBirth } = row.fields;
	const born = String(dateOfBirth ?? '');
	if (/^\d{4}-\d\d-\d\d$/.test(word)) return born === word;
	if (word.includes('@'))
		return String(email ?? '')
			.toLowerCase()
			.startsWith(word.toLowerCase());
	const numbers = [mrn, ...(row.formerMrns ?? []), licenseNumber];
	const names = [givenName, familyName, ...numbers, contactOf(row)['name']];
	const text = folded(names.filter(Boolean).join(' '));
	const isYear = /^(19|20)\d\d$/.test(word);
	return (
		text.includes(folded(word)) ||
		(word.length > 2 &&
			specialty !== 'other' &&
			` ${folded(specialty)}`.includes(` ${folded(word)}`)) ||
		(/^\+?\d{3,}$/.test(word) && phonesOf(row).some((phone) => phone.includes(word))) ||
		(isYear && born.startsWith(word))
	);
}

const contactOf = ({ fields }: Row) =>
	isObject(fields['emergencyContact']) ? fields['emergencyContact'] : {};

const phonesOf = (row: Row): string[] =>
	[row.fields['phone'], contactOf(row)['phone']].filter((phone) => typeof phone === 'string');
