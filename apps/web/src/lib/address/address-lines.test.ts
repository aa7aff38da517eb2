import { type Address, clinicSettings, setClinicSettings } from '@hms/contracts';
import { afterEach, expect, test } from 'vitest';
import { addressLines } from './address-lines.ts';
import './country-formats.ts';

const settled = clinicSettings();
afterEach(() => setClinicSettings(settled));

const address = (fields: Partial<Address>): Address => ({
	...{ line1: null, line2: null, postalCode: null, city: null, region: null, country: null },
	...fields,
});

const street = { line1: '1 High Street', line2: 'Flat 2' };

test.each<[string, Partial<Address>, string[]]>([
	[
		'the United Kingdom',
		{ ...street, postalCode: 'N1 9GU', city: 'London', country: 'GB' },
		['1 High Street', 'Flat 2', 'London', 'N1 9GU', 'United Kingdom'],
	],
	[
		'the United States',
		{ ...street, postalCode: '94016', city: 'San Francisco', region: 'CA', country: 'US' },
		['1 High Street', 'Flat 2', 'San Francisco, CA 94016', 'United States'],
	],
	[
		'Germany, with a region that nobody writes there',
		{ line1: 'Hauptstr. 1', postalCode: '10115', city: 'Berlin', region: 'BE', country: 'DE' },
		['Hauptstr. 1', '10115 Berlin', 'BE', 'Germany'],
	],
	[
		'Japan, in Japanese',
		{ line1: '千代田1-1', postalCode: '100-0001', region: '東京都', country: 'JP' },
		['〒100-0001', '東京都', '千代田1-1', 'Japan'],
	],
	[
		'Japan, in Latin letters',
		{ line1: '1-1 Chiyoda', postalCode: '100-0001', region: 'Tokyo', country: 'JP' },
		['1-1 Chiyoda, Tokyo', '100-0001', 'Japan'],
	],
	[
		'Hong Kong, with a postal code, which is none there',
		{ line1: '12 Queens Road', postalCode: '12', region: '$&', country: 'HK' },
		['12 Queens Road', '$&', '12', 'Hong Kong SAR China'],
	],
	['a country alone', { country: 'FR' }, ['France']],
	['nowhere', { line1: 'Somewhere', postalCode: '12345' }, ['Somewhere', '12345']],
])('an address in %s', (_, fields, lines) => {
	expect(addressLines(address(fields))).toEqual(lines);
});

test('an address without a country is one of the clinic’s', () => {
	setClinicSettings({ ...settled, country: 'DE' });
	expect(addressLines(address({ postalCode: '10115', city: 'Berlin' }))).toEqual(['10115 Berlin']);
});
