import { beforeAll, expect, test } from 'vitest';
import { formatPhone, loadPhones, toE164 } from './phone-number.ts';

beforeAll(loadPhones);

test.each([
	['020 7946 0000', 'GB', '+442079460000'],
	['+44 (0)20 7946 0000', undefined, '+442079460000'],
	['+44 20-7946-0000', 'DE', '+442079460000'],
	['030/901820', 'DE', '+4930901820'],
	['(202) 555-0123', 'US', '+12025550123'],
	['020 7946 0000', undefined, undefined],
	['020 7946 0000', 'AQ', undefined],
	['12', 'GB', undefined],
	['call me', 'GB', undefined],
])('%s in %s is %s', (text, country, expected) => {
	expect(toE164(text, country)).toBe(expected);
});

test('a number is grouped as its country does; what cannot be read stays', () => {
	expect(formatPhone('+442079460000')).toBe('+44 20 7946 0000');
	expect(formatPhone('+999')).toBe('+999');
});
