'use client';

import { extensionFault, isE164, readPhone, type WrittenPhone } from '@hms/contracts';
import type { CountryCode, PhoneNumber } from 'libphonenumber-js';
import { startTransition, useEffect, useState } from 'react';

type Library = typeof import('./phone-library.ts');

let library: Library | undefined;

/**
 * Fetches what is known of the world's numbering plans: a tenth of what a screen loads. The functions below know no number
 * before; rejects if it cannot be had, and then tries again.
 */
export async function loadPhoneLibrary(): Promise<void> {
	library ??= await import('./phone-library.ts');
}

/** How long what is drawn without them has to get to the screen before they are fetched, in milliseconds. */
const loadDelayMs = 100;

/**
 * Has what calls this drawn anew once numbers are known.
 * @param atOnce whether nothing can be shown before
 * @returns whether they are, or cannot be
 */
export function usePhoneLibrary({ atOnce = false } = {}): boolean {
	const [settled, setSettled] = useState(library !== undefined);
	useEffect(() => {
		const settle = () => startTransition(() => setSettled(true));
		if (settled) return;
		// Where they cannot be had, numbers are shown as they are stored.
		const timer = setTimeout(
			() => loadPhoneLibrary().then(settle, settle),
			atOnce ? 0 : loadDelayMs,
		);
		return () => clearTimeout(timer);
	}, [settled, atOnce]);
	return settled;
}

/** A number as it was understood, or why it was not, as a phrase that follows the field's name. */
export type PhoneReading =
	| { number: string; isUnusual: boolean; fault: null }
	| { number: null; fault: string };

const unclear =
	'is not a number we understand. Write it with its country code, like +44 20 7946 0000';

/** What is dialled in front of a country's code in most countries. */
const abroad = /^00/;

function parse(text: string, country?: CountryCode): PhoneNumber | undefined {
	const number = library?.parsePhoneNumberFromString(text, country);
	return number?.isPossible() ? number : undefined;
}

/** What the numbering plans make of it, those in which it is a number first. */
function numbersOf(written: WrittenPhone, country: string | undefined): PhoneNumber[] {
	const { digits, digitsWithZero, isInternational } = written;
	const own = country !== undefined && library?.isSupportedCountry(country) ? country : undefined;
	const numbers = isInternational
		? [parse(`+${digits}`), parse(`+${digitsWithZero}`)]
		: [
				own && parse(digits, own),
				abroad.test(digits) ? parse(digits.replace(abroad, '+')) : undefined,
			];
	return numbers
		.filter((number) => number !== undefined)
		.toSorted((one, other) => Number(other.isValid()) - Number(one.isValid()));
}

/**
 * Understands a number as people write it ("020 7946 0000", "+44 (0)20 7946 0000"). Whatever the contract takes is taken: the
 * numbering plans only help, and say what is unusual.
 * @param country whose national numbers may be written without a country code, ISO 3166-1 alpha-2
 */
export function parsePhone(text: string, country: string | undefined): PhoneReading {
	const written = readPhone(text);
	if (written === null) return { number: null, fault: unclear };
	if (written.extension !== null) return { number: null, fault: extensionFault };
	const [number] = numbersOf(written, country);
	if (number) return { number: number.number, isUnusual: !number.isValid(), fault: null };
	const literal = `+${written.digits}`;
	return written.isInternational && isE164(literal)
		? { number: literal, isUnusual: library !== undefined, fault: null }
		: { number: null, fault: unclear };
}

/** The E.164 form of a number as people write it, or undefined if it is none. */
export const toE164 = (text: string, country: string | undefined): string | undefined =>
	parsePhone(text, country).number ?? undefined;

/** What is wrong with what was typed as a number, as a phrase that follows the field's name; undefined if nothing is. */
export const phoneError = (text: string, country: string | undefined): string | undefined =>
	text.trim() === '' ? undefined : (parsePhone(text, country).fault ?? undefined);

/** "+44 20 7946 0000": grouped as its country groups it. What cannot be read stays as it is. */
export const formatPhone = (number: string): string =>
	parse(number)?.formatInternational() ?? number;

/**
 * The country that a number belongs to, ISO 3166-1 alpha-2; where that is not settled, the first of those that share its
 * code. Undefined where no country has it.
 */
export function countryOfPhone(number: string): string | undefined {
	const known = parse(number);
	return known?.country ?? known?.getPossibleCountries()[0];
}
