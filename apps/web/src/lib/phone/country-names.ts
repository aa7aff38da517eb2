import { type CountryCode, countryCodes } from '@hms/contracts';
import { sourceLanguage } from '../text/languages.ts';

/** The language that the texts of this page are in. */
const pageLanguage = (): string =>
	typeof document === 'undefined' ? sourceLanguage : document.documentElement.lang;

/** All countries, sorted by their names. */
export function countryOptions(): { value: CountryCode; label: string }[] {
	const language = pageLanguage();
	const names = new Intl.DisplayNames(language, { type: 'region' });
	return countryCodes
		.map((code) => ({ value: code, label: names.of(code) ?? code }))
		.sort((a, b) => a.label.localeCompare(b.label, language));
}

/** The name of a country in the language of the page. */
export function countryName(code: string): string {
	return new Intl.DisplayNames(pageLanguage(), { type: 'region' }).of(code) ?? code;
}

export function isCountryCode(text: string): text is CountryCode {
	return (countryCodes as readonly string[]).includes(text); // `includes` of a list of literals takes only its own members
}
