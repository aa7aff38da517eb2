'use client';

import type { Language } from '@hms/contracts';
import { allowLeaving, hasUnsavedChanges } from '../session/leave-guard.ts';
import { isPseudoLanguage, languageCookie, languageOfCookies } from './languages.ts';

/** How long this browser keeps the language, in seconds: a year. */
const keptSeconds = 31_536_000;

/** Has the server answer with pages in a language from now on, unless a pseudo-language is tested. */
export function rememberLanguage(language: Language): void {
	if (isPseudoLanguage(languageOfCookies(document.cookie) ?? '')) return;
	const isSecure = location.protocol === 'https:';
	const name = languageCookie(isSecure);
	// biome-ignore lint/suspicious/noDocumentCookie: not every browser has the Cookie Store API, and it needs https.
	document.cookie = `${name}=${language}; path=/; max-age=${keptSeconds}; samesite=lax${isSecure ? '; secure' : ''}`;
}

/**
 * Shows the app in the language that the user or the clinic has chosen, which takes a page in that language. With unsaved changes
 * the page stays as it is, and the next one has the language.
 */
export function settleLanguage(language: Language): void {
	rememberLanguage(language);
	const answered = languageOfCookies(document.cookie);
	// Without a cookie the next page would be in the same language.
	if (answered === undefined || answered === document.documentElement.lang) return;
	if (hasUnsavedChanges()) return;
	allowLeaving();
	location.reload();
}
