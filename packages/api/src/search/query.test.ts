import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Clinic, openClinic } from '../testing/clinic.ts';
import { parseQuery } from './query.ts';

describe('a search text', () => {
	it.each([
		['smith 1970', { words: ['smith', '1970'] }],
		['  Ada   Lovelace ', { words: ['Ada', 'Lovelace'] }],
		['1990-12-10', { dates: [['1990-12-10']] }],
		['10.12.1990', { dates: [['1990-12-10', '1990-10-12']] }],
		['12/31/1990', { dates: [['1990-12-31']] }],
		['31/12/1990 smith', { dates: [['1990-12-31']], words: ['smith'] }],
		['10 dec 1990', { dates: [['1990-12-10']] }],
		['December 10, 1990', { dates: [['1990-12-10']] }],
		['10-Dec-1990', { dates: [['1990-12-10']] }],
		['10/12/90', { dates: [['1990-12-10', '1990-10-12']] }],
		['1990/12/10', { dates: [['1990-12-10']] }],
		['Li, 10 דצמבר 1990', { dates: [['1990-12-10']], words: ['Li'] }],
		['32.13.1990', { words: ['32.13.1990'] }],
		['+44 (0)20 7946 0018', { phones: ['442079460018'] }],
		['00 44 20 7946 0018', { phones: ['442079460018'] }],
		[
			'\u2068+44\u201120\u20117946\u20110018\u2069 ada',
			{ phones: ['442079460018'], words: ['ada'] },
		],
		['020 7946 0123', { phones: ['2079460123'] }],
		['smith +44 20 7946 0123', { phones: ['442079460123'], words: ['smith'] }],
		['(202) 555-0123', { phones: ['2025550123'] }],
		['P-000123', { words: ['P-000123'] }],
		['Smith-2, J.', { words: ['Smith-2', 'J'] }],
		['id="x1">test</a>', { words: ['id', 'x1', 'test', 'a'] }],
		['wei.li', { words: ['wei', 'li'] }],
		['% - _', {}],
		['60123', { words: ['60123'] }],
		['000123', { words: ['000123'] }],
	])('%j is understood', (q, meant) => {
		expect(parseQuery(q)).toEqual({ text: q, dates: [], phones: [], words: [], ...meant });
	});
});

describe('a search', () => {
	let clinic: Clinic;
	beforeAll(async () => {
		clinic = await openClinic();
		const { api } = clinic.ada;
		const people: [string, string | null, string?, string?][] = [
			['Jonathan', 'Smith', '1970-03-02', '+442079460123'],
			['Smithy', 'Brown'],
			['Anna', 'Blacksmith'],
			['Anna', 'Smyth'],
			['Zoë', 'Nuñez'],
			['Пётр', 'Чайковский'],
			['محمد', 'الفارسي'],
			['Katharine', 'Jones', '1970-12-31'],
			['Sukarno', null],
		];
		for (const [givenName, familyName, dateOfBirth, phone] of people) {
			await api.patient.create({
				givenName,
				familyName,
				dateOfBirth: dateOfBirth ?? null,
				phone: phone ?? null,
			});
		}
	});
	afterAll(() => clinic.close());

	const found = async (q: string) =>
		(await clinic.ada.api.patient.list({ q })).items.map(({ givenName, familyName }) =>
			[givenName, familyName].filter(Boolean).join(' '),
		);

	it('ranks the best match first, and a typo last', async () => {
		expect(await found('smith')).toEqual([
			'Jonathan Smith',
			'Smithy Brown',
			'Anna Blacksmith',
			'Anna Smyth',
		]);
	});

	it.each([
		['too few', 'Katharne'],
		['too many', 'Kathharine'],
		['another', 'Katherine'],
		['changed places', 'Kathraine'],
	])('forgives one letter: %s', async (_, q) => {
		expect(await found(q)).toEqual(['Katharine Jones']);
	});

	it('forgives in any script, and only longer words', async () => {
		expect(await found('чайковскй')).toEqual(['Пётр Чайковский']);
		expect(await found('петр')).toEqual(['Пётр Чайковский']);
		expect(await found('الفارسى')).toEqual(['محمد الفارسي']);
		expect(await found('nunes')).toEqual(['Zoë Nuñez']);
		expect(await found('zoa')).toEqual([]);
	});

	it('understands dates, telephone numbers and all of it together', async () => {
		expect(await found('2.3.1970')).toEqual(['Jonathan Smith']);
		expect(await found('jonathan 02 mar 1970')).toEqual(['Jonathan Smith']);
		expect(await found('020 7946 0123')).toEqual(['Jonathan Smith']);
		expect(await found('60123 jon')).toEqual(['Jonathan Smith']);
		expect((await found('1970')).sort()).toEqual(['Jonathan Smith', 'Katharine Jones']);
		expect(await found('p-000009')).toEqual(['Sukarno']);
	});

	it.each([
		[
			'as a screen of any language shows it',
			['2 มี.ค. 1970', '1970年3月2日', '2 במרץ 1970', '2 mars 1970'],
		],
		['in other digits', ['٢/٣/١٩٧٠', '२/३/१९७०', '２．３．１９７０']],
		['shortly', ['2/3/70', '2.3.70', '020370', '02031970', '19700302', 'smith 020370']],
	])('finds a birth date %s', async (_, texts) => {
		for (const q of texts) expect([q, await found(q)]).toEqual([q, ['Jonathan Smith']]);
	});

	it.each([
		['+44 (0)20 7946 0123'],
		['0044 20 7946 0123'],
		['011 44 20 7946 0123'],
		['tel:+44-20-7946-0123'],
		['\u202a+44\u00a020\u00a07946\u00a00123\u202c'],
		['+44\u201320\u22127946\ufe630123'],
		['+٤٤ ٢٠ ٧٩٤٦ ٠١٢٣'],
		['٦٠١٢٣'],
		['020 7946 0123 ext 5'],
	])('finds the telephone number %j', async (q) => {
		expect(await found(q)).toEqual(['Jonathan Smith']);
	});

	it('an undivided number is a birth date, or a part of another number', async () => {
		const { api } = clinic.ada;
		await api.patient.create({ givenName: 'Numbered', familyName: null, mrn: 'X020370' });
		await api.patient.create({ givenName: 'Eastern', familyName: null, mrn: '٠٢٠٣٧١' });
		expect((await found('020370')).sort()).toEqual(['Jonathan Smith', 'Numbered']);
		expect(await found('020370 numbered')).toEqual(['Numbered']);
		expect(await found('٠٢٠٣٧١')).toEqual(['Eastern']);
		const counted = await api.patient.list({ q: '020370', total: true });
		expect(counted).toMatchObject({ total: 2, totalIsExact: true });
	});

	it('is paged in the order of how well it fits', async () => {
		const { api } = clinic.ada;
		const first = await api.patient.list({ q: 'smith', limit: 3 });
		const rest = await api.patient.list({ q: 'smith', limit: 3, cursor: first.nextCursor ?? '' });
		expect([...first.items, ...rest.items].map(({ familyName }) => familyName)).toEqual([
			'Smith',
			'Brown',
			'Blacksmith',
			'Smyth',
		]);
	});

	it('finds doctors alike', async () => {
		const { api } = clinic.ada;
		await api.doctor.create({
			givenName: 'Grace',
			familyName: 'Hopper',
			specialty: 'other',
			licenseNumber: 'GMC77',
		});
		expect((await api.doctor.list({ q: 'hoper' })).items).toHaveLength(1);
		expect((await api.doctor.list({ q: 'gmc77' })).items).toHaveLength(1);
		expect((await api.doctor.list({ q: '1.1.1970' })).items).toEqual([]);
	});
});
