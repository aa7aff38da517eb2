'use client';

import { useSyncExternalStore } from 'react';

/** The locale of the static pages, which are rendered before the reader's locale is known. */
const shellLocale = 'en-GB';

const subscribe = () => () => undefined;

/** The browser's locale, in which dates and numbers are formatted. */
export function useLocale(): string {
	return useSyncExternalStore(
		subscribe,
		() => navigator.language,
		() => shellLocale,
	);
}

/** The country that a locale names or most likely implies (`en-GB` → `GB`, `en` → `US`), ISO 3166-1 alpha-2. */
export function regionOf(locale: string): string | undefined {
	return new Intl.Locale(locale).maximize().region;
}
