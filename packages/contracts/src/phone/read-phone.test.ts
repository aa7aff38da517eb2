import { describe, expect, it } from 'vitest';
import { phone } from '../schema/fields.ts';
import { findPhones, readPhone, significantDigits } from './read-phone.ts';

describe('a number as people write it', () => {
	it.each([
		'+44 20 7946 0018',
		'+44 (0)20 7946 0018',
		'+44 (0) 20 7946 0018',
		'(+44) 20 7946 0018',
		'+44.20.7946.0018',
		'+44-20-7946-0018',
		'+44\u201020\u20117946\u20120018',
		'+44\u201320\u20147946\u20150018',
		'+44\u221220\ufe637946\uff0d0018',
		'+44\u00a020\u202f7946\u20090018',
		'tel:+44-20-7946-0018',
		'Tel.: +44 20 7946 0018',
		'\u202a+44 20 7946 0018\u202c',
		'\u2068+44 20 7946 0018\u2069',
		'\u200e+44 20 7946\u200b0018\ufeff',
		'＋４４ ２０ ７９４６ ００１８',
		'+٤٤ ٢٠ ٧٩٤٦ ٠٠١٨',
		'+४४ २० ७९४६ ००१८',
		'+44 20 7946 0018\n',
	])('%j', (text) => {
		expect(readPhone(text)).toMatchObject({
			isInternational: true,
			digits: '442079460018',
			extension: null,
		});
	});

	it.each([
		['+44 20 7946 0018 ext 123', '123'],
		['+44 20 7946 0018 ext. 123', '123'],
		['+44 20 7946 0018, extension 123', '123'],
		['+44 20 7946 0018x123', '123'],
		['+44 20 7946 0018 X 123', '123'],
		['+44 20 7946 0018 #123', '123'],
		['tel:+442079460018;ext=123', '123'],
		['+44 20 7946 0018;123', '123'],
		['+44 20 7946 0018 (ext 7)', '7'],
		['01 23 45 67 89 poste 12', '12'],
		['030 901820 Durchwahl 12', '12'],
		['8 (495) 123-45-67 доб. 12', '12'],
		['03-1234-5678 内線 12', '12'],
		['02-123-4567 ต่อ 12', '12'],
		['٠٢٠٧٩٤٦٠٠١٨ تحويلة ١٢', '12'],
	])('%j has an extension', (text, extension) => {
		expect(readPhone(text)?.extension).toBe(extension);
	});

	it.each(['', 'call me', '12a34567', '+', 'nobody.smith@example.org', '020 7946 or 7947'])(
		'%j is none',
		(text) => {
			expect(readPhone(text)).toBeNull();
		},
	);
});

it.each([
	['+44 20 7946 0018', '442079460018'],
	['+44 (0)20 7946 0018', '442079460018'],
	['+44 020 7946 0018', '2079460018'],
	['+4402079460018', '2079460018'],
	['0044 20 7946 0018', '442079460018'],
	['00 44 (0)20 7946 0018', '2079460018'],
	['011 44 20 7946 0018', '442079460018'],
	['0011 44 20 7946 0018', '442079460018'],
	['8 10 44 20 7946 0018', '442079460018'],
	['020 7946 0018', '2079460018'],
	['(020) 7946 0018', '2079460018'],
	['011 2345 6789', '1123456789'],
	['+39 06 698 12345', '669812345'],
	// Within Hungary, 06 is dialled as others dial 0.
	['06 698 12345', '69812345'],
	['8 (495) 123-45-67', '4951234567'],
	['06 30 123 4567', '301234567'],
	['8 66 12-34-56', '66123456'],
	['011 15-2345-6789', '23456789'],
	['(202) 555-0123', '2025550123'],
	['1-202-555-0123', '12025550123'],
])('%s and its E.164 form have %s in common', (text, shared) => {
	const written = readPhone(text);
	expect(written && significantDigits(written)).toBe(shared);
});

describe('in a text', () => {
	it.each([
		['smith +44 20 7946 0123', ['442079460123'], 'smith'],
		['+44 (0)20 7946 0018 ada', ['442079460018'], 'ada'],
		['0044 20 7946 0018', ['442079460018'], ''],
		['\u2066+44 20 7946 0018\u2069 ada', ['442079460018'], 'ada'],
		['+44\u201120\u20117946\u20110018', ['442079460018'], ''],
		['ada (202) 555-0123', ['2025550123'], 'ada'],
		['tel:+442079460018', ['442079460018'], ''],
		['020 7946 0018 ext 12', ['2079460018'], ''],
		['٠٢٠ ٧٩٤٦ ٠٠١٨', ['2079460018'], ''],
		['07700900123', ['7700900123'], ''],
		['89161234567', ['9161234567'], ''],
		['060 123', [], '060 123'],
		['60123', [], '60123'],
		['000123', [], '000123'],
		['P-000123', [], 'P-000123'],
		['smith 1970', [], 'smith 1970'],
		['32.13.1990', [], '32.13.1990'],
		['1990-13-45', [], '1990-13-45'],
		['x'.repeat(200), [], 'x'.repeat(200)],
	])('%j', (text, shared, rest) => {
		const found = findPhones(text);
		expect(found.map((one) => significantDigits(one.phone))).toEqual(shared);
		const left = found.reduceRight(
			(all, { start, end }) => all.slice(0, start) + all.slice(end),
			text,
		);
		expect(left.trim()).toBe(rest);
	});

	it('digits and dividers without end are read in no time', () => {
		for (const part of ['1 ', '1-', '(1) ', '+1 ', 'tel ', '1 x ', '1;'])
			findPhones(part.repeat(5000));
		for (const part of ['1 ', '1-', '(1) ', '1 x ', '((((']) readPhone(part.repeat(5000));
	});
});

it.each([
	'+442079460018 ext 123',
	'+442079460018;ext=123',
	'+442079460018x123',
	'+442079460018 #123',
	'+33123456789 poste 12',
])('the rule for what is stored says of %j that an extension cannot be kept', (text) => {
	expect(phone.safeParse(text).error?.issues.map(({ message }) => message)).toEqual([
		'must not have an extension; write it in the notes',
	]);
});
