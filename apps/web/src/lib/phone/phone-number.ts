'use client';

import { isE164, readPhone, type WrittenPhone } from '@hms/contracts';
import type { CountryCode, PhoneNumber } from 'libphonenumber-js';
import { startTransition, useEffect, useState } from 'react';
import type { TextKey, Translate } from '../text/text-key.ts';

type Library = typeof import('./phone-library.ts');

let library: Library | undefined;

/**
 * Loads the library of the world's numbering plans, which is a tenth of a screen's scripts. Before that, the functions below
 * parse international numbers only. Rejects if loading fails; the next call tries again.
 */
export async function loadPhoneLibrary(): Promise<void> {
	library ??= await import('./phone-library.ts');
}

/** The library is loaded this much after the first render, so that it does not delay the screen. */
const loadDelayMs = 100;

/**
 * Loads the library and re-renders the component after that.
 * @param immediately whether the component has nothing to show before
 * @returns whether the library is loaded, or failed to load
 */
export function usePhoneLibrary({ immediately = false } = {}): boolean {
	const [isDone, setDone] = useState(library !== undefined);
	useEffect(() => {
		const finish = () => startTransition(() => setDone(true));
		if (isDone) return;
		// Without the library, numbers are shown as they are stored.
		const load = () => loadPhoneLibrary().then(finish, finish);
		const timer = setTimeout(load, immediately ? 0 : loadDelayMs);
		return () => clearTimeout(timer);
	}, [isDone, immediately]);
	return isDone;
}

/** A parsed number in E.164, or why there is none. */
export type ParsedPhone =
	| { number: string; isUnusual: boolean; error: null }
	| { number: null; error: TextKey };

const notUnderstood = 'common.lib.phone.notUnderstood';
const hasExtension = 'common.lib.phone.hasExtension';

/** The international call prefix of most countries. */
const internationalPrefix = /^00/;

function parsePossible(text: string, country?: CountryCode): PhoneNumber | undefined {
	const number = library?.parsePhoneNumberFromString(text, country);
	return number?.isPossible() ? number : undefined;
}

/** The numbers that a text may stand for by the numbering plans, valid ones first. */
function candidates(written: WrittenPhone, country: string | undefined): PhoneNumber[] {
	const { digits, digitsWithZero, isInternational } = written;
	const own = country !== undefined && library?.isSupportedCountry(country) ? country : undefined;
	const numbers = isInternational
		? [parsePossible(`+${digits}`), parsePossible(`+${digitsWithZero}`)]
		: [
				own && parsePossible(digits, own),
				internationalPrefix.test(digits)
					? parsePossible(digits.replace(internationalPrefix, '+'))
					: undefined,
			];
	return numbers
		.filter((number) => number !== undefined)
		.toSorted((one, other) => Number(other.isValid()) - Number(one.isValid()));
}

/**
 * Parses a phone number as people write it ("020 7946 0000", "+44 (0)20 7946 0000"). Every number that the contract accepts
 * is accepted; the numbering plans only complete numbers and tell which are unusual.
 * @param country the country of numbers without a country code, ISO 3166-1 alpha-2
 */
export function parsePhone(text: string, country: string | undefined): ParsedPhone {
	const written = readPhone(text);
	if (written === null) return { number: null, error: notUnderstood };
	if (written.extension !== null) return { number: null, error: hasExtension };
	const [number] = candidates(written, country);
	if (number) return { number: number.number, isUnusual: !number.isValid(), error: null };
	const literal = `+${written.digits}`;
	return written.isInternational && isE164(literal)
		? { number: literal, isUnusual: library !== undefined, error: null }
		: { number: null, error: notUnderstood };
}

/** The E.164 form of a phone number as people write it; undefined if it cannot be parsed. */
export const toE164 = (text: string, country: string | undefined): string | undefined =>
	parsePhone(text, country).number ?? undefined;

/** The error of a text typed as a phone number, a sentence; undefined if there is none. */
export function phoneError(
	text: string,
	country: string | undefined,
	t: Translate,
): string | undefined {
	if (text.trim() === '') return undefined;
	const { error } = parsePhone(text, country);
	return error === null ? undefined : t(error);
}

/** "+44 20 7946 0000": grouped as in the number's country. A number that cannot be parsed is returned unchanged. */
export const formatPhone = (number: string): string =>
	parsePossible(number)?.formatInternational() ?? number;

/**
 * The country of a number, ISO 3166-1 alpha-2; if that is not known, the first of those that share its country code.
 * Undefined if no country has the code.
 */
export function countryOfPhone(number: string): string | undefined {
	const parsed = parsePossible(number);
	return parsed?.country ?? parsed?.getPossibleCountries()[0];
}
