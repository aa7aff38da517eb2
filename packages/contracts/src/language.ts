import { type Language, languages } from './enums.ts';

/** The language with texts that serves readers of a locale best; undefined if there is none. @param locale `und-US` for a country alone */
export function languageFor(locale: string): Language | undefined {
	const wanted = new Intl.Locale(locale).maximize();
	const related = languages.filter((one) => new Intl.Locale(one).language === wanted.language);
	const sameRegion = related.find(
		(one) => new Intl.Locale(one).maximize().region === wanted.region,
	);
	return sameRegion ?? related[0];
}
