import { type CountryCode, countryCodes } from '@hms/contracts';

/** All countries, sorted by their English names; the app is in English. */
export function countryOptions(): { value: CountryCode; label: string }[] {
	const names = new Intl.DisplayNames('en', { type: 'region' });
	return countryCodes
		.map((code) => ({ value: code, label: names.of(code) ?? code }))
		.sort((a, b) => a.label.localeCompare(b.label, 'en'));
}

export function countryName(code: string): string {
	return new Intl.DisplayNames('en', { type: 'region' }).of(code) ?? code;
}

export function isCountryCode(text: string): text is CountryCode {
	return (countryCodes as readonly string[]).includes(text); // `includes` of a list of literals takes only its own members
}
