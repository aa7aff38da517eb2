import { locatedPlainText, plainText } from '../text/plain-text.ts';

/** A telephone number as written, without separators. */
export interface WrittenPhone {
	/** Whether it begins with +, so that the digits begin with a country code. */
	isInternational: boolean;
	digits: string;
	/** The digits including a 0 in brackets, "+44 (0)20": some countries need it from abroad too. */
	digitsWithZero: string;
	/** The digits of the extension; null without one. */
	extension: string | null;
}

/** Words before an extension, in many languages. */
const extensionWords = [
	'ext(?:ension|ensión|ensao|ensão|n)?',
	'x(?:t|tn)?',
	'#',
	'poste',
	'int(?:erno|ern)?',
	'anexo',
	'ramal',
	'durchwahl|dw|nst|nebenstelle|apparat|app',
	'toestel|tst',
	'anknytning|ankn',
	'lokal(?:nummer)?',
	'alanumero|alanro',
	'wew(?:nętrzny|n)?',
	'linka|klapka|kl',
	'mellék',
	'доб(?:авочный)?|вн(?:утр)?',
	'dahili',
	'εσωτ(?:ερικό)?',
	'שלוחה',
	'تحويلة|داخلي|داخلی',
	'内線|内线|內線|分机|分機|转|轉',
	'내선',
	'ต่อ',
	'nhánh|máy lẻ',
];

const divider = String.raw`[\s().,/\[\]~·ー−\p{Pd}]`;
const extensionForm = new RegExp(
	String.raw`^(.*\d.*?)${divider}*(?:;?(?:${extensionWords.join('|')})[\s.:=]*|;)(\d{1,9})\s*[)\]]?$`,
	'isu',
);
const labelForm = /^\s*(?:tel|phone|mobile|mob|fax|callto)\b\s*[.:]*\s*/i;
const numberForm = new RegExp(String.raw`^${divider}*\+?(?:${divider}*\d)+${divider}*$`, 'u');

/** Whether a text is a number in E.164: `+`, country code, number; 7 to 15 digits. */
export const isE164 = (text: string): boolean => /^\+[1-9]\d{6,14}$/.test(text);

/** The error of a number with an extension, which cannot be stored. */
export const extensionError = 'must not have an extension; write it in the notes';

/** The maximum length of a written number. */
const maxLength = 200;

/**
 * Parses a telephone number in any notation: in groups or not, with dots, hyphens or brackets, in the digits of any script, with
 * invisible characters of a web page, or with `tel:` before it. @returns null if it is none
 */
export function readPhone(typed: string): WrittenPhone | null {
	if (typed.length > maxLength) return null;
	const text = plainText(typed).replace(labelForm, '').trim();
	const [, before, extension = null] = extensionForm.exec(text.normalize('NFC')) ?? [];
	const number = (before ?? text).replace(/;phone-context=.*$/i, '');
	if (!numberForm.test(number)) return null;
	const isInternational = number.includes('+');
	const digitsOf = (part: string) => part.replaceAll(/\D/g, '');
	const digitsWithZero = digitsOf(number);
	const digits = isInternational ? digitsOf(number.replace(/\(\s*0\s*\)/, '')) : digitsWithZero;
	return { isInternational, digits, digitsWithZero, extension };
}

/** Country codes of one, two or three digits. */
const countryForm = /^(?:[17]|2[07]|3[0-469]|4[013-9]|5[1-8]|6[0-6]|8[1246]|9[0-58]|\d{3})/;

/** International call prefixes, where the number of digits after them shows that they are one. */
const abroadForm = /^(?:00(?!11\d{9})|0011|011(?=\d{10})|010(?=\d{10})|810(?=\d{10}))/;

/** In Argentina, a mobile number has 15 after the area code when it is dialled within the country, but not in E.164. */
const argentineForm = /^0(?:\d{2}15(?=\d{8}$)|\d{3}15(?=\d{7}$)|\d{4}15(?=\d{6}$))/;

/** National prefixes: 0; 06 in Hungary; 8 in Russia and its neighbours. */
const withinForm = /^(?:06(?=\d{8,9}$)|8(?=\d{8,10}$)|0+)/;

/**
 * The digits that a number shares with its E.164 form in any notation: without the international call prefix or the national
 * prefix.
 */
export function significantDigits({ digits, isInternational }: WrittenPhone): string {
	if (!isInternational && argentineForm.test(digits)) return digits.replace(argentineForm, '');
	const abroad = isInternational ? digits : digits.replace(abroadForm, '');
	if (isInternational || abroad.length < digits.length) {
		const code = countryForm.exec(abroad)?.[0] ?? '';
		const within = abroad.slice(code.length);
		return within.startsWith('0') ? within.replace(/^0+/, '') : abroad;
	}
	return digits.replace(withinForm, '').replace(/^0+/, '');
}

/** A telephone number within a text. */
export interface FoundPhone {
	phone: WrittenPhone;
	/** Its begin and end in the text, in UTF-16 units. */
	start: number;
	end: number;
}

const withinText = new RegExp(
	String.raw`(?<=^|[\s(<\[:])(?:(?:tel|phone|mobile|mob|fax|callto)\s*[.:]+\s*)?[(\[]?\+?${divider}{0,3}\d(?:${divider}{0,4}\d){5,24}[)\]]?` +
		String.raw`(?:${divider}{0,2};?(?:${extensionWords.join('|')})[\s.:=]{0,3}\d{1,9})?(?=$|[\s,;:.)>\]])`,
	'giu',
);

const dateForm = /^(?:\d{1,2}[./-]\d{1,2}[./-]\d{4}|\d{4}[./-]\d{1,2}[./-]\d{1,2})$/;

/** Whether it is a telephone number: seven digits or more in groups or with +; without separators, with a national prefix. */
function isPhone(text: string, { digits, isInternational }: WrittenPhone): boolean {
	if (dateForm.test(text.trim())) return false;
	if (isInternational || /\d\D+\d/.test(text)) return digits.length >= 7;
	return (digits.startsWith('0') && digits.length >= 10) || /^8\d{10}$/.test(digits);
}

/** Finds telephone numbers in a text. Short numbers and most numbers without separators are left out. */
export function findPhones(typed: string): FoundPhone[] {
	const { text, span } = locatedPlainText(typed);
	return Array.from(text.matchAll(withinText)).flatMap((match) => {
		const phone = readPhone(match[0]);
		return phone !== null && isPhone(match[0], phone)
			? [{ phone, ...span(match.index, match.index + match[0].length) }]
			: [];
	});
}
