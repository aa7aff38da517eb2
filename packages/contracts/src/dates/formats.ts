import {
	type DateOrder,
	dateOrders,
	type Language,
	languages,
	type PaperSize,
	type TimeFormat,
} from '../enums.ts';
import { languageFor } from '../language.ts';

/** How dates and times are written and read. */
export interface Formats {
	language: Language;
	dateOrder: DateOrder;
	timeFormat: TimeFormat;
}

/**
 * The locale of formats, which every function of `Intl` takes: `en-GB-u-hc-h23-x-mdy`. BCP 47 has no subtag for the order of a date;
 * it is a private one, which `dateOrderOf` reads and `Intl` ignores.
 */
export const localeOf = ({ language, dateOrder, timeFormat }: Formats): string =>
	`${language}-u-hc-${timeFormat === '24h' ? 'h23' : 'h12'}-x-${dateOrder}`;

const isDateOrder = (text: string): text is DateOrder =>
	(dateOrders as readonly string[]).includes(text); // `includes` of a list of literals takes only its own members

const ownOrders = new Map<string, DateOrder>();

/** The order of a numeric date that a locale has by itself. */
export function ownDateOrder(locale: string): DateOrder {
	const known = ownOrders.get(locale);
	if (known) return known;
	const parts = new Intl.DateTimeFormat(locale, { calendar: 'gregory' }).formatToParts();
	const letters = parts.map(({ type }) => type.charAt(0)).filter((type) => 'dmy'.includes(type));
	const order = letters.join('');
	const found = isDateOrder(order) ? order : 'dmy';
	ownOrders.set(locale, found);
	return found;
}

/** The order of a numeric date: the one that the locale names, or its own. */
export function dateOrderOf(locale: string): DateOrder {
	const named = /-x-(\w+)$/.exec(locale)?.[1] ?? '';
	return isDateOrder(named) ? named : ownDateOrder(locale);
}

/** The countries that print on US Letter, as in Unicode's CLDR; all others print on A4. */
const letterCountries = 'BZ CA CL CO CR GT MX NI PA PH PR SV US VE'.split(' ');

/** What people of a locale most likely use, as a first suggestion. @param locale `und-US` for a country alone */
export function suggestedFormats(locale: string): Formats & { paperSize: PaperSize } {
	const whole = new Intl.Locale(locale).maximize();
	const { region = '' } = whole;
	// With its script, as `en-Latn-NZ`, it would be taken for the language alone.
	const { baseName } = whole.minimize();
	const time = new Intl.DateTimeFormat(baseName, { hour: 'numeric' }).resolvedOptions();
	return {
		language: languageFor(locale) ?? languages[0],
		dateOrder: ownDateOrder(baseName),
		timeFormat: time.hourCycle === 'h12' || time.hourCycle === 'h11' ? '12h' : '24h',
		paperSize: letterCountries.includes(region) ? 'Letter' : 'A4',
	};
}
