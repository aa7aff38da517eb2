'use client';

import { useSyncExternalStore } from 'react';
import { createSubscribers } from '../ui/subscribers.ts';

/** The locale of the static pages, which are rendered before anything else is known. */
const staticLocale = 'en-GB';

let settled: string | null = null;
const subscribers = createSubscribers();

/** Sets the locale that the user and the clinic have chosen, as `localeOf` makes it; re-renders what depends on it. */
export function setLocale(locale: string): void {
	if (locale === settled) return;
	settled = locale;
	subscribers.notify();
}

/** The locale in which dates and numbers are written now: the browser's until the user's is known, as before the sign-in. */
export const currentLocale = (): string =>
	settled ?? (typeof window === 'undefined' ? staticLocale : navigator.language);

/** The same for a component, which is rendered again when it changes. */
export const useLocale = (): string =>
	useSyncExternalStore(subscribers.subscribe, currentLocale, () => staticLocale);
