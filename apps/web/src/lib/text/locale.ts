'use client';

import { useSyncExternalStore } from 'react';
import { useLocale as useLanguage } from 'use-intl';
import { createSubscribers } from '../ui/subscribers.ts';
import { sourceLanguage } from './languages.ts';

let settled: string | null = null;
const subscribers = createSubscribers();

/** Sets the locale that the user and the clinic have chosen, as `localeOf` makes it; re-renders what depends on it. */
export function setLocale(locale: string): void {
	if (locale === settled) return;
	settled = locale;
	subscribers.notify();
}

/** Whether it is known what the user and the clinic have chosen. */
export const isLocaleSettled = (): boolean => settled !== null;

/** The locale in which dates and numbers are written now: the browser's until the user's is known, as before the sign-in. */
export const currentLocale = (): string =>
	settled ?? (typeof window === 'undefined' ? sourceLanguage : navigator.language);

/** The same for a component, which is rendered again when it changes. Static pages have the language alone. */
export function useLocale(): string {
	const language = useLanguage();
	return useSyncExternalStore(subscribers.subscribe, currentLocale, () => language);
}
