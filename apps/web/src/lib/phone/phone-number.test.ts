import { findPhones, readPhone, significantDigits } from '@hms/contracts';
import { getCountries, getExampleNumber } from 'libphonenumber-js';
import examples from 'libphonenumber-js/mobile/examples';
import { beforeAll, describe, expect, test } from 'vitest';
import { translate as t } from '../text/translate.testing.ts';
import {
	countryOfPhone,
	formatPhone,
	loadPhoneLibrary,
	parsePhone,
	phoneError,
	toE164,
} from './phone-number.ts';

test('an international number is parsed before the numbering plans are loaded', () => {
	expect(toE164('+44 (0)20 7946 0000', undefined)).toBe('+442079460000');
	expect(toE164('020 7946 0000', 'GB')).toBeUndefined();
});

describe('with the numbering plans', () => {
	beforeAll(loadPhoneLibrary);

	test.each([
		['020 7946 0000', 'GB', '+442079460000'],
		['+44 (0)20 7946 0000', undefined, '+442079460000'],
		['+44 (0)20 7946 0000', 'DE', '+442079460000'],
		['+44 20-7946-0000', 'DE', '+442079460000'],
		['0044 20 7946 0000', 'DE', '+442079460000'],
		['00 44 20 7946 0000', 'US', '+442079460000'],
		['011 44 20 7946 0000', 'US', '+442079460000'],
		['0011 44 20 7946 0000', 'AU', '+442079460000'],
		['tel:+44-20-7946-0000', 'DE', '+442079460000'],
		['\u2068+44\u201120\u20117946\u20110000\u2069', 'DE', '+442079460000'],
		['٠٢٠ ٧٩٤٦ ٠٠٠٠', 'GB', '+442079460000'],
		['０２０ ７９４６ ００００', 'GB', '+442079460000'],
		['030/901820', 'DE', '+4930901820'],
		['(202) 555-0123', 'US', '+12025550123'],
		['+39 (0)6 698 12345', undefined, '+390669812345'],
		['8 (495) 123-45-67', 'RU', '+74951234567'],
		['020 7946 0000', undefined, undefined],
		['020 7946 0000', 'AQ', undefined],
		['12', 'GB', undefined],
		['call me', 'GB', undefined],
		['020 7946 0000 ext 12', 'GB', undefined],
	])('%s in %s is %s', (text, country, expected) => {
		expect(toE164(text, country)).toBe(expected);
	});

	test('every number that the contract accepts is accepted, and marked if it is unusual', () => {
		expect(parsePhone('+1234567', 'GB')).toEqual({
			number: '+1234567',
			isUnusual: true,
			error: null,
		});
		expect(parsePhone('+999 1234 5678', 'GB')).toMatchObject({ number: '+99912345678' });
		expect(parsePhone('+44 20 7946 0000', 'GB')).toMatchObject({ isUnusual: false });
		expect(phoneError('+123', 'GB', t)).toContain('We can’t read this number');
		expect(phoneError('+1234567890123456', 'GB', t)).toContain('We can’t read this number');
		expect(phoneError(' ', 'GB', t)).toBeUndefined();
	});

	test('a number is grouped as in its country; one that cannot be parsed stays unchanged', () => {
		expect(formatPhone('+442079460000')).toBe('+44 20 7946 0000');
		expect(formatPhone('+999')).toBe('+999');
		expect(countryOfPhone('+442079460000')).toBe('GB');
		// Unassigned numbers, whose country code is shared by several countries.
		expect(countryOfPhone('+447700900123')).toBe('GB');
		expect(countryOfPhone('+999')).toBeUndefined();
	});

	test.each(getCountries())(
		'a number of %s, formatted as on screens, is parsed by forms and searches',
		(country) => {
			const example = getExampleNumber(country, examples);
			if (example === undefined) throw new Error('a country without a number');
			const shown = formatPhone(example.number);
			expect(toE164(shown, undefined)).toBe(example.number);
			expect(toE164(example.formatNational(), country)).toBe(example.number);
			const searched = findPhones(`Smith ${shown} Anna`);
			expect(
				searched.map(({ phone }) => example.number.includes(significantDigits(phone))),
			).toEqual([true]);
			const national = readPhone(example.formatNational());
			expect(national && example.number.includes(significantDigits(national))).toBe(true);
		},
	);
});
