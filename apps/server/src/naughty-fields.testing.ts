import { cleanLine, cleanParagraph, doctorFields, patientFields } from '@hms/contracts';
import { z } from 'zod';

/** Text as the contract stores it in a field. */
export const normalized = (path: string, text: string) =>
	path === 'notes' ? cleanParagraph(text) : cleanLine(text);

const isAccepted = (text: string, max: number) =>
	isVisible(text) && lengthOf(text) <= max && !/[^\P{Cc}\n\t]|\p{Cs}/u.test(text);
/** Whether the contract accepts a text of at most `max` characters in one line. */
export const isLine = (max: number) => (text: string) => isAccepted(cleanLine(text), max);
/** Whether a text has a visible character. */
const isVisible = (text: string) =>
	/[^\s\p{Z}\p{Cf}\p{Default_Ignorable_Code_Point}\u2800]/u.test(text);
/** The length in Unicode code points. */
export const lengthOf = (text: string) => [...text].length;
export const isParagraph = (max: number) => (text: string) => isAccepted(cleanParagraph(text), max);
/** For fields with a format of their own: the tests only check that the response is consistent. */
export const hasOwnFormat = () => undefined;

/** Whether a text has to be accepted; undefined if these tests cannot decide. */
export type Rule = (text: string) => boolean | undefined;
const person: Record<string, Rule> = {
	givenName: isLine(100),
	familyName: isLine(100),
	phone: hasOwnFormat,
	email: hasOwnFormat,
};
/** The paths of the texts in a schema: `address.city`, `allergies.0`. */
function textPaths(schema: z.core.$ZodType, path = ''): string[] {
	const under = (name: string) => (path === '' ? name : `${path}.${name}`);
	if (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable) {
		return textPaths(schema.unwrap(), path);
	}
	if (schema instanceof z.ZodDefault) return textPaths(schema.unwrap(), path);
	if (schema instanceof z.ZodArray) return textPaths(schema.element, under('0'));
	if (schema instanceof z.ZodObject) {
		return Object.entries(schema.shape).flatMap(([name, part]) => textPaths(part, under(name)));
	}
	return schema instanceof z.ZodString || schema instanceof z.ZodEnum ? [path] : [];
}

/** The rules of a record's texts. A text of the contract that is not listed has a format of its own. */
const withUnlisted = (schema: z.ZodObject, rules: Record<string, Rule>): Record<string, Rule> => ({
	...Object.fromEntries(textPaths(schema).map((path) => [path, hasOwnFormat])),
	...rules,
});

/** All text fields, by path. */
export const records: Record<string, Record<string, Rule>> = {
	patient: withUnlisted(patientFields, {
		...person,
		mrn: hasOwnFormat,
		dateOfBirth: hasOwnFormat,
		sex: hasOwnFormat,
		bloodGroup: hasOwnFormat,
		notes: isParagraph(10_000),
		'allergies.0': isLine(100),
		'address.line1': isLine(200),
		'address.line2': isLine(200),
		'address.city': isLine(100),
		'address.region': isLine(100),
		'address.postalCode': isLine(20),
		'address.country': hasOwnFormat,
		'emergencyContact.name': isLine(100),
		'emergencyContact.relationship': isLine(100),
		'emergencyContact.phone': hasOwnFormat,
	}),
	doctor: withUnlisted(doctorFields, {
		...person,
		licenseNumber: hasOwnFormat,
		specialty: hasOwnFormat,
	}),
};

/** Valid values, for fields in which the naughty string is refused. */
export const validValues: Record<string, string> = {
	givenName: 'Harmless',
	specialty: 'other',
	'address.line1': '1 Road',
	'address.city': 'London',
	'address.country': 'GB',
	'emergencyContact.name': 'Harmless',
	'emergencyContact.relationship': 'friend',
	'emergencyContact.phone': '+442079460000',
};

/** Builds a record from paths: `{ 'address.city': 'x', 'allergies.0': 'y' }`. */
export function nested(flat: Record<string, string>): Record<string, unknown> {
	const whole: Record<string, unknown> = {};
	for (const [path, value] of Object.entries(flat)) {
		const [name = '', inner] = path.split('.');
		if (inner === undefined) whole[name] = value;
		else if (inner === '0') whole[name] = [value];
		else whole[name] = { ...Object(whole[name]), [inner]: value };
	}
	return whole;
}

export const inEveryField = (rules: Record<string, Rule>, text: string) =>
	Object.fromEntries(Object.keys(rules).map((path) => [path, text]));
