'use client';

import { useSyncExternalStore } from 'react';

/** What the static page is rendered with, before it is known who reads it. */
const shellLocale = 'en-GB';

const subscribe = () => () => undefined;

/** The reader's own locale, as the browser says it; dates and numbers are written in it. */
export function useLocale(): string {
	return useSyncExternalStore(
		subscribe,
		() => navigator.language,
		() => shellLocale,
	);
}

/** The country that a locale names or most likely means (`en-GB` and `en` → `GB`, `US`), in ISO 3166-1 alpha-2. */
export function regionOf(locale: string): string | undefined {
	return new Intl.Locale(locale).maximize().region;
}
