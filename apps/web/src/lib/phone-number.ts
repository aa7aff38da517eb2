'use client';

import type { PhoneNumber } from 'libphonenumber-js';
import { startTransition, useEffect, useState } from 'react';

type Library = typeof import('./phone-library.ts');

let library: Library | undefined;

/**
 * Fetches what is known of the world's numbering plans: a tenth of what a screen loads. The functions below know no number
 * before; rejects if it cannot be had, and then tries again.
 */
export async function loadPhones(): Promise<void> {
	library ??= await import('./phone-library.ts');
}

/** How long what is drawn without them has to get to the screen before they are fetched, in milliseconds. */
const headStart = 100;

/**
 * Has what calls this drawn anew once numbers are known.
 * @param atOnce whether nothing can be shown before
 * @returns whether they are, or cannot be
 */
export function usePhones({ atOnce = false } = {}): boolean {
	const [settled, setSettled] = useState(library !== undefined);
	useEffect(() => {
		const settle = () => startTransition(() => setSettled(true));
		if (settled) return;
		// Where they cannot be had, numbers are shown as they are stored.
		const timer = setTimeout(() => loadPhones().then(settle, settle), atOnce ? 0 : headStart);
		return () => clearTimeout(timer);
	}, [settled, atOnce]);
	return settled;
}

function read(text: string, country: string | undefined): PhoneNumber | undefined {
	if (library === undefined) return undefined;
	const number =
		country !== undefined && library.isSupportedCountry(country)
			? library.parsePhoneNumberFromString(text, country)
			: library.parsePhoneNumberFromString(text);
	return number?.isPossible() ? number : undefined;
}

/**
 * The E.164 form of a number as people write it ("020 7946 0000", "+44 (0)20 7946 0000"), or undefined if it is none.
 * @param country whose national numbers may be written without a country code, ISO 3166-1 alpha-2
 */
export function toE164(text: string, country: string | undefined): string | undefined {
	return read(text, country)?.number;
}

/** "+44 20 7946 0000": grouped as its country groups it. What cannot be read stays as it is. */
export function formatPhone(number: string): string {
	return read(number, undefined)?.formatInternational() ?? number;
}
