import { type CountryCode, countryCodes } from '@hms/contracts';
import { currentLocale } from '../text/locale.ts';

/** All countries, sorted by their names in a language. */
export function countryOptions(language: string): { value: CountryCode; label: string }[] {
	const names = new Intl.DisplayNames(language, { type: 'region' });
	return countryCodes
		.map((code) => ({ value: code, label: names.of(code) ?? code }))
		.sort((a, b) => a.label.localeCompare(b.label, language));
}

/** The name of a country in the reader's language. */
export function countryName(code: string): string {
	return new Intl.DisplayNames(currentLocale(), { type: 'region' }).of(code) ?? code;
}

export function isCountryCode(text: string): text is CountryCode {
	return (countryCodes as readonly string[]).includes(text); // `includes` of a list of literals takes only its own members
}
