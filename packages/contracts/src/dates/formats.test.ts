import { describe, expect, it } from 'vitest';
import { dateOrders, languages, timeFormats } from '../enums.ts';
import { dateOrderOf, localeOf, suggestedFormats } from './formats.ts';

describe('the formats that are suggested', () => {
	it.each([
		['en-GB', 'en-GB dmy 24h A4'],
		['en-US', 'en-US mdy 12h Letter'],
		['en-AU', 'en-GB dmy 12h A4'],
		['de-DE', 'de dmy 24h A4'],
		['fr-CA', 'fr ymd 24h Letter'],
		['ar-EG', 'ar dmy 12h A4'],
		['es-MX', 'es dmy 12h Letter'],
		['ja', 'en-GB ymd 24h A4'],
		['und-NZ', 'en-GB dmy 12h A4'],
		['und-US', 'en-US mdy 12h Letter'],
		['und-TW', 'en-GB ymd 12h A4'],
		['und-XK', 'en-GB dmy 24h A4'],
	])('for %s are %s', (locale, formats) => {
		const { language, dateOrder, timeFormat, paperSize } = suggestedFormats(locale);
		expect([language, dateOrder, timeFormat, paperSize].join(' ')).toBe(formats);
	});
});

describe.each(languages)('the locale of formats in %s', (language) => {
	it.each(dateOrders)('says that dates are %s', (dateOrder) => {
		for (const timeFormat of timeFormats) {
			const locale = localeOf({ language, dateOrder, timeFormat });
			expect(dateOrderOf(locale)).toBe(dateOrder);
			const format = new Intl.DateTimeFormat(locale, { hour: '2-digit', timeZone: 'UTC' });
			expect(format.resolvedOptions().locale).toMatch(language);
			const parts = format.formatToParts(Date.UTC(2026, 0, 1, 15)).map(({ type }) => type);
			expect(parts.includes('dayPeriod')).toBe(timeFormat === '12h');
		}
	});
});
