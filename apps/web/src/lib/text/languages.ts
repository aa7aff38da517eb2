import { type Language, languages } from '@hms/contracts';

/** The language that the others are translated from. */
export const sourceLanguage: Language = languages[0];

/**
 * Made from the source by code, for tests: longer with accents, and the same from right to left. Nobody can choose them; they
 * are shown where the cookie says so.
 */
const pseudoLanguages = ['en-XA', 'ar-XB'] as const;
type PseudoLanguage = (typeof pseudoLanguages)[number];

/** The languages that there are pages in. */
export const pageLanguages = [...languages, ...pseudoLanguages] as const;
export type PageLanguage = Language | PseudoLanguage;

export const isPageLanguage = (text: string): text is PageLanguage =>
	pageLanguages.some((language) => language === text);

export const isPseudoLanguage = (text: string): text is PseudoLanguage =>
	pseudoLanguages.some((language) => language === text);

/**
 * The cookie that says in which language this browser gets its pages. Over https it has a prefix, which makes browsers take it
 * from this host alone.
 */
export const languageCookie = (isSecure: boolean): string =>
	isSecure ? '__Host-hms_language' : 'hms_language';

/** The language that a list of cookies names, as in the header `Cookie` or `document.cookie`; undefined if none. */
export function languageOfCookies(cookies: string): PageLanguage | undefined {
	const [, named = ''] = /(?:^|; *)(?:__Host-)?hms_language=([\w-]+)/.exec(cookies) ?? [];
	return isPageLanguage(named) ? named : undefined;
}

/** The direction in which a language is written. */
export const directionOf = (language: PageLanguage): 'ltr' | 'rtl' =>
	new Intl.Locale(language).language === 'ar' ? 'rtl' : 'ltr';
