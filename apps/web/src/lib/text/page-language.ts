'use client';

import type { Language } from '@hms/contracts';
import { allowLeaving } from '../session/leave-guard.ts';
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

/** Whether the server would answer with this page in another language, because this browser keeps another one now. */
export function isPageInFormerLanguage(): boolean {
	const kept = languageOfCookies(document.cookie);
	// Without a cookie the next page would be in the same language.
	return kept !== undefined && kept !== document.documentElement.lang;
}

/** Loads the page again, with whatever has been typed into it lost. */
export function reloadPage(): void {
	allowLeaving();
	location.reload();
}
