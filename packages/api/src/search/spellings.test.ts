import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Clinic, openClinic } from '../testing/clinic.ts';

let clinic: Clinic;
const people: [givenName: string, familyName: string | null, more?: object][] = [
	['Karl', 'Hofmann'],
	['Ilse', 'Hoffmann'],
	['Мария', 'Иванова'],
	['Anna', 'Iwanowa'],
	['Olga', 'Ivanova'],
	['Γιώργος', 'Παπαδόπουλος'],
	['محمد', 'الفارسي'],
	['Muhammad', 'Rahimi'],
	['Mohammed', 'Salah'],
	['伟', '王'],
	['Wei', 'Wang'],
	['小龙', '李'],
	['国藩', '曾'],
	['Thomas', 'Berger'],
	['Tom', 'Keller'],
	['Tomoko', 'Mori'],
	['William', 'Bottomley'],
	['Bill', 'Gray'],
	['Robert', 'Noor', { dateOfBirth: '1962-05-06' }],
	['Number', 'Nineteen', { mrn: 'P-001962' }],
	['Inner', 'Nineteen', { mrn: 'X-519621' }],
	['Kristin', 'Hundred', { mrn: 'P-000118' }],
	['Longer', 'Hundred', { mrn: 'P-118042' }],
	['Middle', 'Hundred', { mrn: 'KP-1187' }],
];

beforeAll(async () => {
	clinic = await openClinic();
	for (const [givenName, familyName, more] of people) {
		await clinic.ada.api.patient.create({ givenName, familyName, ...more });
		await clinic.ada.api.doctor.create({ givenName, familyName, specialty: 'other' });
	}
});
afterAll(() => clinic.close());

const nameOf = ({ givenName, familyName }: { givenName: string; familyName: string | null }) =>
	[givenName, familyName].filter(Boolean).join(' ');

/** Who is found, page by page. */
async function found(kind: 'patient' | 'doctor', q: string): Promise<string[]> {
	const names: string[] = [];
	let cursor: string | undefined;
	do {
		const page = await clinic.ada.api[kind].list({ q, limit: 2, ...(cursor && { cursor }) });
		names.push(...page.items.map(nameOf));
		cursor = page.nextCursor ?? undefined;
	} while (cursor);
	const { total } = await clinic.ada.api[kind].list({ q, total: true });
	expect(total, q).toBe(names.length);
	return names;
}

/** What is typed, and who is found first, in order. */
const searches: [q: string, first: string[]][] = [
	['hofman', ['Karl Hofmann', 'Ilse Hoffmann']],
	['hoffman', ['Ilse Hoffmann', 'Karl Hofmann']],
	['Ivanova', ['Olga Ivanova', 'Мария Иванова', 'Anna Iwanowa']],
	['Iwanowa', ['Anna Iwanowa', 'Мария Иванова', 'Olga Ivanova']],
	['Иванова', ['Мария Иванова', 'Olga Ivanova', 'Anna Iwanowa']],
	['ivano', ['Olga Ivanova', 'Мария Иванова']],
	['ivanva', ['Olga Ivanova', 'Anna Iwanowa', 'Мария Иванова']],
	['Papadopoulos', ['Γιώργος Παπαδόπουλος']],
	['giorgos papadopoulos', ['Γιώργος Παπαδόπουλος']],
	['Mohammed', ['Mohammed Salah', 'محمد الفارسي', 'Muhammad Rahimi']],
	['محمد', ['محمد الفارسي', 'Mohammed Salah', 'Muhammad Rahimi']],
	['al-Farsi', ['محمد الفارسي']],
	['wang', ['Wei Wang', '伟 王']],
	['wang wei', ['Wei Wang', '伟 王']],
	['王伟', ['伟 王', 'Wei Wang']],
	['Li Xiaolong', ['小龙 李']],
	['zeng', ['国藩 曾']],
	['tom', ['Tom Keller', 'Tomoko Mori', 'Thomas Berger', 'William Bottomley']],
	['thomas', ['Thomas Berger', 'Tom Keller']],
	['bill', ['Bill Gray', 'William Bottomley']],
	['William', ['William Bottomley', 'Bill Gray']],
	['bob', ['Robert Noor']],
	['bob noor', ['Robert Noor']],
	['tom berger', ['Thomas Berger']],
];

describe.each(['patient', 'doctor'] as const)('a %s', (kind) => {
	it.each(searches)('is found by %j, the best match first', async (q, first) => {
		const all = await found(kind, q);
		// Among doctors, other spellings and typos are in the order of the directory.
		if (kind === 'patient') expect(all.slice(0, first.length)).toEqual(first);
		else expect(all).toEqual(expect.arrayContaining(first));
		expect(new Set(all).size).toBe(all.length);
	});

	it.each([
		'и'.repeat(200),
		`${'王'.repeat(100)}`,
		'م'.repeat(200),
		'sch'.repeat(60),
		'Иvanова',
		'王Wang',
		'Ива́нова\u0301\u0301',
		'\u202eИванова\u202c',
		'\u200fمحمد\u200e',
		'ال',
		'ع ع ع',
		'((((a+)+)+)+)$',
		'[aeiou]',
		'\\1',
		'ъь',
		'χχχ',
		'☺ 王',
	])('is looked for by %j in good order', async (q) => {
		const all = await found(kind, q);
		expect(new Set(all).size).toBe(all.length);
	});

	it('is found in spite of marks and directions within the text', async () => {
		for (const q of ['Ива́нова', '\u202eИванова\u202c', '\u2067Ivanova\u2069'])
			expect(await found(kind, q), q).toContain('Мария Иванова');
		expect(await found(kind, '\u200fمُحَمَّد\u200e')).toContain('Mohammed Salah');
	});
});

it.each([
	['P-118', ['Kristin Hundred', 'Longer Hundred', 'Middle Hundred']],
	['p118', ['Kristin Hundred', 'Longer Hundred', 'Middle Hundred']],
	['P-000118', ['Kristin Hundred']],
	['118', ['Kristin Hundred', 'Longer Hundred', 'Middle Hundred']],
	['P-1187', ['Middle Hundred']],
])('a record number is found by %j', async (q, names) => {
	expect(await found('patient', q)).toEqual(names);
});

it('a year is a year of birth first', async () => {
	expect(await found('patient', '1962')).toEqual([
		'Robert Noor',
		'Number Nineteen',
		'Inner Nineteen',
	]);
	expect((await found('patient', 'n 1962'))[0]).toBe('Robert Noor');
});
