import { describe, expect, it } from 'vitest';
import { plainDate } from '../schema/fields.ts';
import { dateLocales } from './date-locales.ts';
import { addYears, isPlainDate, type PlainDate } from './plain-date.ts';
import { type DateProblem, readDate } from './read-date.ts';

const today = plainDate.parse('2026-11-29');
const read = (text: string, locale: string, shortYear: 'past' | 'near' = 'past') =>
	readDate(text, { locale, shortYear, today });

describe('a date as people write it', () => {
	it.each([
		['10.12.1990', 'en-GB'],
		['10.12.1990', 'en-US'],
		['10. 12. 1990', 'de-DE'],
		['10/12/1990', 'en-GB'],
		['12/10/1990', 'en-US'],
		['10/12/90', 'en-GB'],
		['10-12-1990', 'nl-NL'],
		['1990-12-10', 'en-US'],
		['1990/12/10', 'en-GB'],
		['1990-12-10', 'ja-JP'],
		['90-12-10', 'sv-SE'],
		['1990. 12. 10.', 'hu-HU'],
		['90.12.10', 'hu-HU'],
		['10 dec 1990', 'en-GB'],
		['10-Dec-1990', 'en-GB'],
		['10 December 1990', 'en-GB'],
		['10th of December 1990', 'en-GB'],
		['Mon, 10 Dec 1990', 'en-GB'],
		['December 10th, 1990', 'en-US'],
		['Dec 10 1990', 'en-US'],
		['10dec1990', 'en-US'],
		['10. Dez. 1990', 'de-DE'],
		['10 dezember 90', 'de-DE'],
		['10 December 1990', 'de-DE'],
		['10 déc. 1990', 'fr-FR'],
		['10 DEC 1990', 'fr-FR'],
		['10 de diciembre de 1990', 'es-ES'],
		['10 de dez. de 1990', 'pt-BR'],
		['10 aralık 1990', 'tr-TR'],
		['10 ARALIK 1990', 'tr-TR'],
		['10 грудня 1990 р.', 'uk-UA'],
		['10 декабрь 1990', 'ru-RU'],
		['10 ΔΕΚΕΜΒΡΙΟΣ 1990', 'el-GR'],
		['10 בדצמבר 1990', 'he-IL'],
		['10 דצמבר 1990', 'he-IL'],
		['1990年12月10日', 'ja-JP'],
		['1990년 12월 10일', 'ko-KR'],
		['10121990', 'en-GB'],
		['12101990', 'en-US'],
		['19901210', 'en-GB'],
		['101290', 'en-GB'],
		[' 10 . 12 . 1990 ', 'en-GB'],
		['10\u00a0Dec\u202f1990', 'en-GB'],
		['10\u2010Dec\u20111990', 'en-GB'],
		['１０.１２.１９９０', 'ja-JP'],
		['١٠/١٢/١٩٩٠', 'ar-EG'],
		['١٠\u200f/١٢\u200f/١٩٩٠', 'ar-EG'],
		['١٠ ديسمبر، ١٩٩٠', 'ar-EG'],
		['١٠ كانون الأول ١٩٩٠', 'ar-SY'],
		['۱۰ دسامبر ۱۹۹۰', 'fa-IR'],
		['१०/१२/१९९०', 'hi-IN'],
		['১০/১২/১৯৯০', 'bn-BD'],
		['๑๐/๑๒/๑๙๙๐', 'th-TH'],
		// No screen shows the years of Thailand's own calendar, but people count by them.
		['10/12/2533', 'th-TH'],
	])('%s (%s)', (text, locale) => {
		expect(read(text, locale)).toEqual({ date: '1990-12-10', problem: null });
	});

	it('a number above 12 can only be the day, whatever the locale says', () => {
		expect(read('31/12/1990', 'en-US').date).toBe('1990-12-31');
		expect(read('12/31/1990', 'en-GB').date).toBe('1990-12-31');
	});

	it('June is not January in Hindi, whose vowels are marks', () => {
		expect(read('5 जून 1990', 'hi-IN').date).toBe('1990-06-05');
		expect(read('5 जन॰ 1990', 'hi-IN').date).toBe('1990-01-05');
	});

	it('of one language means what that says, though another means something else', () => {
		expect(read('10 listopada 1990', 'pl-PL').date).toBe('1990-11-10');
		expect(read('10 listopada 1990', 'hr-HR').date).toBe('1990-10-10');
	});

	it.each<[string, DateProblem]>([
		['', { kind: 'unclear' }],
		['10 foo 1990', { kind: 'unclear' }],
		['10 ju 1990', { kind: 'unclear' }],
		['1.2.3.4', { kind: 'unclear' }],
		['tomorrow', { kind: 'unclear' }],
		['1990', { kind: 'unclear' }],
		['10.12', { kind: 'noYear' }],
		['10 dec', { kind: 'noYear' }],
		['10/12/990', { kind: 'yearDigits', year: '990' }],
		['10/12/19900', { kind: 'yearDigits', year: '19900' }],
		['13/13/1990', { kind: 'noSuchMonth', month: 13 }],
		['31.2.1990', { kind: 'noSuchDay', day: 31, month: 2, year: 1990 }],
		// Not 12 February 1931.
		['31/2/12', { kind: 'noSuchDay', day: 31, month: 2, year: 2012 }],
		['29.2.1900', { kind: 'noSuchDay', day: 29, month: 2, year: 1900 }],
		['0.1.1990', { kind: 'noSuchDay', day: 0, month: 1, year: 1990 }],
		['٣١/٤/١٩٩٠', { kind: 'noSuchDay', day: 31, month: 4, year: 1990 }],
	])('is not made up from %j', (text, problem) => {
		expect(read(text, 'en-GB')).toEqual({ date: null, problem });
	});
});

describe('a year of two digits', () => {
	it.each([
		['29/11/26', '2026-11-29'],
		['30/11/26', '1926-11-30'],
		['1/1/27', '1927-01-01'],
		['1/1/99', '1999-01-01'],
		['31/12/00', '2000-12-31'],
		['29/2/24', '2024-02-29'],
		['30 Nov 26', '1926-11-30'],
		['301126', '1926-11-30'],
		['٣٠/١١/٢٦', '1926-11-30'],
	])('of a birth is never after today: %s', (text, date) => {
		expect(read(text, 'en-GB').date).toBe(date);
	});

	it.each([
		['30/11/26', '2026-11-30'],
		['1/1/99', '1999-01-01'],
		['1/1/76', '2076-01-01'],
		['1/1/77', '1977-01-01'],
		['today', '2026-11-29'],
	])('of an appointment is the nearest: %s', (text, date) => {
		expect(read(text, 'en-GB', 'near').date).toBe(date);
	});

	it.each([
		['Heute', 'de'],
		["aujourd'hui", 'fr'],
		['aujourd’hui', 'fr-u-hc-h23-x-dmy'],
		['اليوم', 'ar'],
		['Today', 'ar'],
	])('of today has a word in the reader’s language: %s', (text, locale) => {
		expect(read(text, locale).date).toBe('2026-11-29');
	});
});

/** Days of every month, and the ends of the calendar in use. */
const days: PlainDate[] = Array.from({ length: 12 }, (_, month) => [
	`1987-${String(month + 1).padStart(2, '0')}-05`,
	`2004-${String(month + 1).padStart(2, '0')}-${String(month + 13)}`,
])
	.flat()
	.concat(['1897-01-01', '2000-02-29', '1999-12-31', today])
	.filter(isPlainDate);

// In Jola-Fonyi, June and July are written alike; in Vai, "5 M01 1987" and "1/5/1987" are one day.
const unclear = ['dyo', 'vai-Latn'];
const written: [string, Intl.DateTimeFormatOptions][] = [
	['short', { day: 'numeric', month: 'short', year: 'numeric' }],
	['long', { day: 'numeric', month: 'long', year: 'numeric' }],
];

describe.each(written)('what a screen writes with a %s month', (_, options) => {
	it('is read back as the same day in every language', () => {
		const others = [
			'en-GB',
			'en-CA',
			'de-CH',
			'pt-PT',
			'ar-SA',
			'ar-SY',
			'fa-IR',
			'th-TH',
			'zh-TW',
		];
		const wrong = [...dateLocales, ...others]
			.filter((locale) => !unclear.includes(locale))
			.flatMap((locale) => {
				const format = new Intl.DateTimeFormat(locale, {
					...options,
					calendar: 'gregory',
					timeZone: 'UTC',
				});
				return days
					.map((day) => [locale, day, format.format(new Date(`${day}T00:00Z`))] as const)
					.filter(([, day, text]) => read(text, locale).date !== day);
			});
		expect(wrong).toEqual([]);
	});
});

it('digits of every script are read', () => {
	for (const system of Intl.supportedValuesOf('numberingSystem')) {
		const format = new Intl.NumberFormat(`en-u-nu-${system}`, {
			useGrouping: false,
			minimumIntegerDigits: 2,
		});
		const text = [10, 12, 1990].map((number) => format.format(number)).join('/');
		// Those that are written with letters are no digits.
		if (!/^[\p{Nd}/]+$/u.test(text)) continue;
		expect([system, read(text, 'en-GB').date]).toEqual([system, '1990-12-10']);
	}
});

it('what lies more than a lifetime back is read too, for the rules to judge', () => {
	const old = addYears(today, -200);
	expect(read(old, 'en-GB').date).toBe(old);
});
