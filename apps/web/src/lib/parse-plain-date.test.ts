import { today } from '@hms/contracts';
import { describe, expect, test } from 'vitest';
import { formatPlainDate } from './format-plain-date.ts';
import { parsePlainDate } from './parse-plain-date.ts';
import { plainDateText } from './plain-date-text.ts';

describe('a birth date as people write it', () => {
	test.each([
		['10.12.1990', 'en-GB'],
		['10.12.1990', 'en-US'],
		['10. 12. 1990', 'de-DE'],
		['10/12/1990', 'en-GB'],
		['12/10/1990', 'en-US'],
		['10-12-1990', 'nl-NL'],
		['1990-12-10', 'en-US'],
		['1990/12/10', 'ja-JP'],
		['1990-12-10', 'ja-JP'],
		['90-12-10', 'sv-SE'],
		['10 dec 1990', 'en-GB'],
		['10 December 1990', 'en-GB'],
		['December 10th, 1990', 'en-US'],
		['Dec 10 1990', 'en-US'],
		['10. Dez. 1990', 'de-DE'],
		['10 dezember 90', 'de-DE'],
		['10 déc. 1990', 'fr-FR'],
		['10 DEC 1990', 'fr-FR'],
		['10121990', 'en-GB'],
		['12101990', 'en-US'],
		['19901210', 'en-GB'],
		['101290', 'en-GB'],
		[' 10 . 12 . 1990 ', 'en-GB'],
		['１０.１２.１９９０', 'ja-JP'],
	])('%s (%s)', (text, locale) => {
		expect(parsePlainDate(text, locale, 'past')).toBe('1990-12-10');
	});

	test('a number above 12 can only be the day, whatever the locale says', () => {
		expect(parsePlainDate('31/12/1990', 'en-US', 'past')).toBe('1990-12-31');
		expect(parsePlainDate('12/31/1990', 'en-GB', 'past')).toBe('1990-12-31');
	});

	test.each([
		'',
		'31.2.1990',
		'29.2.1900',
		'0.1.1990',
		'1990',
		'10.12',
		'10 foo 1990',
		'10 ju 1990',
		'1.2.3.4',
		'tomorrow',
	])('is not made up from %j', (text) => {
		expect(parsePlainDate(text, 'en-GB', 'past')).toBeNull();
	});

	test('29 February is a day of leap years only', () => {
		expect(parsePlainDate('29.2.2000', 'en-GB', 'past')).toBe('2000-02-29');
	});

	test('a short year is in the past for a birth, in this century for an appointment', () => {
		expect(parsePlainDate('1.1.99', 'en-GB', 'past')).toBe('1999-01-01');
		expect(parsePlainDate('1.1.99', 'en-GB', 'thisCentury')).toBe('2099-01-01');
		expect(parsePlainDate('today', 'en-GB', 'thisCentury')).toBe(today());
	});
});

test('what a box starts with is read back as the same day, in any locale', () => {
	const locales = [
		'en-GB',
		'en-US',
		'de',
		'fr',
		'pl',
		'cs',
		'ru',
		'tr',
		'vi',
		'hu',
		'fi',
		'el',
	].concat(['ar-EG', 'fa-IR', 'th-TH', 'ja-JP', 'zh-CN', 'ko-KR', 'hi-IN', 'he-IL']);
	for (const locale of locales) {
		for (let month = 1; month <= 12; month += 1) {
			const date = parsePlainDate(`1987-${String(month).padStart(2, '0')}-05`, locale, 'past');
			if (date === null) throw new Error('a day that exists');
			expect([locale, parsePlainDate(plainDateText(date, locale), locale, 'past')]).toEqual([
				locale,
				date,
			]);
		}
	}
});

test('a date is written with its month as a word, in the Gregorian calendar', () => {
	const date = parsePlainDate('1990-12-10', 'en-GB', 'past');
	if (date === null) throw new Error('a day that exists');
	expect(formatPlainDate(date, 'en-GB')).toBe('10 Dec 1990');
	expect(formatPlainDate(date, 'en-US')).toBe('Dec 10, 1990');
	expect(formatPlainDate(date, 'th-TH')).toContain('1990');
});
