import { cleanLine, cleanParagraph } from '@hms/contracts';

/** Text as the contract keeps it in a field. */
export const normalized = (path: string, text: string) =>
	path === 'notes' ? cleanParagraph(text) : cleanLine(text);

const isAccepted = (text: string, max: number) =>
	isVisible(text) && lengthOf(text) <= max && !/[^\P{Cc}\n\t]|\p{Cs}/u.test(text);
/** Whether the contract takes a text of so many characters at most, in one line or several. */
export const isLine = (max: number) => (text: string) => isAccepted(cleanLine(text), max);
/** A text that leaves no mark on paper is as good as none. */
const isVisible = (text: string) =>
	/[^\s\p{Z}\p{Cf}\p{Default_Ignorable_Code_Point}\u2800]/u.test(text);
/** Characters are counted as Unicode counts them: an emoji is one. */
export const lengthOf = (text: string) => [...text].length;
export const isParagraph = (max: number) => (text: string) => isAccepted(cleanParagraph(text), max);
/** A form of its own decides; what counts is that the answer fits. */
export const hasOwnFormat = () => undefined;

/** Whether a text must be taken; undefined where that is not for these tests to say. */
export type Rule = (text: string) => boolean | undefined;
const person: Record<string, Rule> = {
	givenName: isLine(100),
	familyName: isLine(100),
	phone: hasOwnFormat,
	email: hasOwnFormat,
};
/** Every field that holds text, by its path. */
export const records: Record<string, Record<string, Rule>> = {
	patient: {
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
	},
	doctor: { ...person, licenseNumber: hasOwnFormat, specialty: hasOwnFormat },
};

/** What a record is made of where the naughty string is refused. */
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

/** `{ 'address.city': 'x', 'allergies.0': 'y' }` as the record it says. */
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
