'use client';

import { useBrowserValue } from '../hydration/use-browser-value.ts';

/** The locale of the static pages, which are rendered before the reader's locale is known. */
const staticLocale = 'en-GB';

/** The browser's locale, in which dates and numbers are formatted. */
export const useLocale = (): string => useBrowserValue(() => navigator.language, staticLocale);

/** The country that a locale names or most likely implies (`en-GB` → `GB`, `en` → `US`), ISO 3166-1 alpha-2. */
export function regionOf(locale: string): string | undefined {
	return new Intl.Locale(locale).maximize().region;
}
