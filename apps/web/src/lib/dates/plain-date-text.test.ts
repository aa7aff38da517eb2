import { isPlainDate, type PlainDate } from '@hms/contracts';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { translate as t } from '../text/translate.testing.ts';
import { formatPlainDate } from './format-plain-date.ts';
import { dateError, parsePlainDate, plainDateText } from './plain-date-text.ts';

const locales = [
	'en-GB',
	'en-US',
	'en-CA',
	'de',
	'de-AT',
	'fr',
	'es',
	'es-MX',
	'pt-BR',
	'pt-PT',
	'it',
]
	.concat(['nl', 'sv', 'da', 'nb', 'fi', 'pl', 'cs', 'sk', 'sl', 'hr', 'sr', 'sr-Latn', 'bg', 'ro'])
	.concat([
		'hu',
		'el',
		'tr',
		'ru',
		'uk',
		'be',
		'lt',
		'lv',
		'et',
		'ga',
		'cy',
		'ca',
		'eu',
		'gl',
		'is',
	])
	.concat(['ar', 'ar-EG', 'ar-SA', 'ar-SY', 'he-IL', 'fa-IR', 'ur-PK', 'hi-IN', 'bn-BD', 'mr-IN'])
	.concat([
		'ta-IN',
		'te-IN',
		'th-TH',
		'km-KH',
		'my-MM',
		'lo-LA',
		'vi',
		'id',
		'ms',
		'fil',
		'sw',
		'am',
	])
	.concat([
		'ja-JP',
		'zh-CN',
		'zh-TW',
		'ko-KR',
		'mn',
		'kk',
		'ka',
		'hy',
		'az',
		'uz',
		'ne',
		'si',
		'ps',
	])
	.concat(['th-TH-u-ca-buddhist', 'ja-JP-u-ca-japanese', 'fa-IR-u-ca-persian', 'ar-u-nu-arab'])
	// Orders that people have chosen.
	.concat(['en-GB-u-hc-h23-x-mdy', 'en-US-u-hc-h12-x-dmy', 'en-GB-u-hc-h12-x-ymd', 'de-x-mdy']);

const anyDay = fc
	.tuple(
		fc.integer({ min: 1, max: 9999 }),
		fc.integer({ min: 1, max: 12 }),
		fc.integer({ min: 1, max: 31 }),
	)
	.map(([year, month, day]) =>
		[
			String(year).padStart(4, '0'),
			String(month).padStart(2, '0'),
			String(day).padStart(2, '0'),
		].join('-'),
	)
	.filter(isPlainDate);
const livingDay = anyDay.filter((day) => day >= '1890-01-01' && day <= '2100-12-31');
const born = fc.oneof(
	fc
		.date({ min: new Date('1895-01-01'), max: new Date('2026-12-31'), noInvalidDate: true })
		.map((date) => date.toISOString().slice(0, 10))
		.filter(isPlainDate),
	livingDay,
);

test('a date as screens show it is parsed to the same date, in every locale', () => {
	fc.assert(
		fc.property(fc.constantFrom(...locales), born, (locale, date) => {
			expect(parsePlainDate(formatPlainDate(date, locale), locale, 'past')).toBe(date);
		}),
		{ numRuns: 2000 },
	);
});

test('the initial text of a date input is parsed to the same date, in every year', () => {
	fc.assert(
		fc.property(fc.constantFrom(...locales), anyDay, (locale, date) => {
			expect(parsePlainDate(plainDateText(date, locale), locale, 'past')).toBe(date);
		}),
		{ numRuns: 2000 },
	);
});

describe('a date is formatted', () => {
	const day = (text: string): PlainDate => {
		if (!isPlainDate(text)) throw new Error(`${text} is no day`);
		return text;
	};

	test.each([
		['1990-12-10', 'en-GB', '10 Dec 1990'],
		['1990-12-10', 'en-US', 'Dec 10, 1990'],
		['1990-12-10', 'en-GB-u-hc-h23-x-dmy', '10 Dec 1990'],
		['1990-12-10', 'en-GB-u-hc-h23-x-mdy', 'Dec 10, 1990'],
		['1990-12-10', 'en-US-u-hc-h12-x-dmy', '10 Dec 1990'],
		['1990-12-10', 'en-US-u-hc-h12-x-ymd', '1990-12-10'],
		// The month as a word where its number may be mistaken for the day.
		['1990-12-10', 'cs', '10. prosince 1990'],
		['1990-12-10', 'fi', '10. joulukuuta 1990'],
		['1990-12-10', 'lt', '1990-12-10'],
		['1990-12-10', 'ja-JP', '1990年12月10日'],
		// Not 1901.
		['0001-02-03', 'en-GB', '3 Feb 1'],
	])('%s (%s) as %s', (date, locale, text) => {
		expect(formatPlainDate(day(date), locale)).toBe(text);
	});

	test.each(['th-TH', 'ar-SA', 'fa-IR', 'ja-JP-u-ca-japanese', 'en-u-ca-hebrew'])(
		'in the Gregorian calendar in %s too',
		(locale) => {
			const western = new Intl.NumberFormat(locale, { useGrouping: false }).format(1990);
			expect(formatPlainDate(day('1990-12-10'), locale)).toContain(western);
		},
	);
});

test.each([
	['', undefined],
	['10.12.1990', undefined],
	['whenever', 'We can’t read this date; try 10.12.1990'],
	['10 Dec', 'Add the year, like 10 Dec 1990'],
	['10/12/990', 'Write the year with two or four digits, not “990”'],
	['31.2.1990', 'February 1990 has only 28 days'],
	['29 feb 1900', 'February 1900 has only 28 days'],
	['31/4/24', 'April 2024 has only 30 days'],
	['13/13/1990', 'There is no month 13'],
	['45/1/1990', 'No month has a day 45'],
])('the error of %j is: %s', (text, error) => {
	expect(dateError(text, 'en-GB', 'past', t)).toBe(error);
});
