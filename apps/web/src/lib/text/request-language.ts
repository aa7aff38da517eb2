import type { IncomingHttpHeaders } from 'node:http';
import { languageFor } from '@hms/contracts';
import Negotiator from 'negotiator';
import { languageOfCookies, type PageLanguage } from './languages.ts';

function languageForRange(range: string): PageLanguage | undefined {
	try {
		return languageFor(range);
	} catch (error) {
		// `*`, or something that is no language.
		if (error instanceof RangeError) return undefined;
		throw error;
	}
}

/**
 * The language of the pages for a request: that of the cookie, which whoever is signed in has chosen; else the best of those that
 * the browser asks for.
 * @param otherwise the clinic's
 */
export function languageOfRequest(
	headers: IncomingHttpHeaders,
	otherwise: PageLanguage,
): PageLanguage {
	const chosen = languageOfCookies(headers.cookie ?? '');
	if (chosen !== undefined) return chosen;
	const asked =
		headers['accept-language'] === undefined ? [] : new Negotiator({ headers }).languages();
	for (const range of asked) {
		const language = languageForRange(range);
		if (language !== undefined) return language;
	}
	return otherwise;
}
