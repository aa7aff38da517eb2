import { today } from '@hms/contracts';
import { withConnection } from '@hms/db/testing';
import { buildClinic } from '@hms/demo';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Clinic, openClinic } from '../testing/clinic.ts';

let clinic: Clinic;
beforeAll(async () => {
	clinic = await openClinic();
});
afterAll(() => clinic.close());

describe('a name', () => {
	const people: [givenName: string, familyName: string | null, more?: object][] = [
		['Wei', 'Li'],
		['小龙', '李'],
		['민준', '김'],
		['محمد', 'مُحَمَّد حسن'],
		['أنس', 'الفارسي'],
		['Anna', 'van den Berg'],
		['Seán', 'O’Neill'],
		['Ronald', 'Mac Donald'],
		['Ann', 'Smith'],
		['Bob', 'Jones'],
		['Cleo', 'Smith-Jones'],
		['Grace', 'Hopper'],
		['Herr', null],
		['Jon', 'Kimball'],
		['John', 'Kent'],
		['Tim', 'Lee'],
		['Kim', 'Leo'],
		['Jürgen', 'Bär'],
		['Lal\u200Din\u202Ea', 'Xu\u00ADan'],
		['علی‌رضا', 'کریمی'],
		[
			'Ida',
			'Quist',
			{
				emergencyContact: {
					name: 'Annabella Milbanke',
					relationship: 'mother',
					phone: '+442071838750',
				},
			},
		],
	];
	beforeAll(async () => {
		for (const [givenName, familyName, more] of people) {
			const email = `${familyName === 'Hopper' ? 'g.hopper' : 'mail'}@example.org`;
			await clinic.ada.api.patient.create({ givenName, familyName, email, ...more });
			await clinic.ada.api.doctor.create({ givenName, familyName, specialty: 'other', email });
		}
	});

	const nameOf = ({ givenName, familyName }: { givenName: string; familyName: string | null }) =>
		[givenName, familyName].filter(Boolean).join(' ');
	const found = async (q: string) =>
		(await clinic.ada.api.patient.list({ q, limit: 100 })).items.map(nameOf);
	const doctors = async (q: string) =>
		(await clinic.ada.api.doctor.list({ q, limit: 100 })).items.map(nameOf);

	it.each<[q: string, names: string[]]>([
		['Li, Wei', ['Wei Li']],
		['wei.li', ['Wei Li']],
		['李小龙', ['小龙 李']],
		['小龙李', ['小龙 李']],
		['李小', ['小龙 李']],
		['김민준', ['민준 김']],
		['محمد حسن', ['محمد مُحَمَّد حسن']],
		['انس', ['أنس الفارسي']],
		['vandenberg', ['Anna van den Berg']],
		['VAN DEN BERG', ['Anna van den Berg']],
		['van denberg', ['Anna van den Berg']],
		['annavandenberg', ['Anna van den Berg']],
		['oneill', ['Seán O’Neill']],
		['o neill', ['Seán O’Neill']],
		["O'Neill", ['Seán O’Neill']],
		['O´Neil', ['Seán O’Neill']],
		['neill', ['Seán O’Neill']],
		['macdonald', ['Ronald Mac Donald']],
		['Mr. Kent', ['John Kent']],
		['Dr Hopper', ['Grace Hopper']],
		['Hopper, Dr.', ['Grace Hopper']],
		['Prof. Dr. med. Grace Hopper', ['Grace Hopper']],
		['Frau Hopper', ['Grace Hopper']],
		['Mme Hopper', ['Grace Hopper']],
		['Hopper MD', ['Grace Hopper']],
		['Herr', ['Herr']],
		['Jon Kent', ['John Kent']],
		['John Kimbal', ['Jon Kimball']],
		['tim', ['Tim Lee']],
		['kim leo', ['Kim Leo']],
		['baer', ['Jürgen Bär']],
		['Juergen', ['Jürgen Bär']],
		['Smith-Jones', ['Cleo Smith-Jones']],
		['smithjones', ['Cleo Smith-Jones']],
		['jones smith', ['Cleo Smith-Jones']],
		['lalina xuan', ['Lal\u200Din\u202Ea Xu\u00ADan']],
		['ka\u200Brimi', ['علی‌رضا کریمی']],
		['l\u202Ea\u2066lina', ['Lal\u200Din\u202Ea Xu\u00ADan']],
		['علیرضا', ['علی‌رضا کریمی']],
		['كريمي', ['علی‌رضا کریمی']],
		['nobody.smith@example.org', []],
		['g.hopper@example.org', ['Grace Hopper']],
		['%', []],
		['_ - \\', []],
	])('is found, and no other, by %j', async (q, names) => {
		// What is not seen may be kept or not.
		const seen = (all: string[]) => all.map((name) => name.replace(/\p{Cf}/gu, '')).sort();
		expect(seen(await found(q))).toEqual(seen(names));
		expect(seen(await doctors(q))).toEqual(seen(names));
	});

	it.each([
		['milbanke', 'Ida Quist'],
		['Annabella Milbanke', 'Ida Quist'],
		['milbank', 'Ida Quist'],
		['7183 8750', 'Ida Quist'],
		['+442071838750', 'Ida Quist'],
		['G.Hopper@Example.org', 'Grace Hopper'],
		['g.hopper@', 'Grace Hopper'],
	])('is found by what else is known: %s', async (q, name) => {
		expect(await found(q)).toEqual([name]);
	});

	it('of a patient comes before that of a contact', async () => {
		// And a short form comes after the name.
		expect(await found('anna')).toEqual(['Anna van den Berg', 'Ann Smith', 'Ida Quist']);
	});
});

describe('every patient of the demo clinic', () => {
	const people = buildClinic(today()).practices.flatMap(({ patients }) => patients);
	beforeAll(() =>
		withConnection(clinic.target, async (admin) => {
			await admin`select set_config('app.user_id', ${clinic.grace.user.id}, false), set_config('app.owner_id', ${clinic.grace.user.id}, false)`;
			const rows = people.map(({ id, givenName, familyName }, n) => ({
				id,
				mrn: `D-${n}`,
				given_name: givenName,
				family_name: familyName ?? null,
			}));
			await admin.unsafe(
				`insert into patients (owner_id, id, mrn, given_name, family_name, sex, allergies)
				select '${clinic.grace.user.id}', id, mrn, given_name, family_name, 'other', '{}'
				from json_to_recordset($1::text::json) as rows (id uuid, mrn text, given_name text, family_name text)`,
				[JSON.stringify(rows)],
			);
			await admin.unsafe('analyze patients, patient_words, name_words');
		}),
	);

	const forms: Record<string, (given: string, family: string) => string> = {
		'as it is': (given, family) => `${given} ${family}`,
		reversed: (given, family) => `${family} ${given}`,
		'with a comma': (given, family) => [family, given].filter(Boolean).join(', '),
		'written together': (given, family) => (given + family).replace(/[\s\p{P}]/gu, ''),
		'written together, reversed': (given, family) => (family + given).replace(/[\s\p{P}]/gu, ''),
		'in capitals': (given, family) => `${given} ${family}`.toUpperCase(),
		decomposed: (given, family) => `${given} ${family}`.normalize('NFD'),
		'without accents': (given, family) =>
			`${given} ${family}`.normalize('NFD').replace(/[\u0300-\u036f]/g, ''),
		'with a title': (given, family) => `Dr. ${given} ${family}`,
		'with marks that are not seen': (given, family) => `\u2067${given} ${family}\u2069\u00AD`,
		'with tabs': (given, family) => `${given}\u00A0 ${family} `,
	};

	it('is found by the whole name, however it is written', async () => {
		await fc.assert(
			fc.asyncProperty(
				fc.constantFrom(...people),
				fc.constantFrom(...Object.keys(forms)),
				async ({ id, givenName, familyName }, form) => {
					const q = forms[form]?.(givenName, familyName ?? '') ?? '';
					const { items } = await clinic.grace.api.patient.list({ q, limit: 100 });
					expect(
						items.map((item) => item.id),
						q,
					).toContain(id);
				},
			),
			{ numRuns: 300 },
		);
	});
});

describe('a search for too much', () => {
	it.each([
		['letters of all words', 'a b c d e f g h i j k l m n o p q r s t u v w x y z'],
		[
			'a hundred words',
			Array.from({ length: 66 }, (_, n) => `a${'bcdefghijklmnop'[n % 15]}`).join(' '),
		],
		['one long word', 'a'.repeat(200)],
		['digits', '1'.repeat(200)],
		['digits in groups', '12 '.repeat(66)],
		['patterns', '%_\\'.repeat(66)],
		['what stands for eighteen', '\uFDFA'.repeat(200)],
		['what stands for eighteen, among others', '\uFDFA\uFDFB '.repeat(60)],
		['what stands for six', '\u3316'.repeat(200)],
		['what is composed', '각'.repeat(200)],
		['marks', `a${'\u0301'.repeat(199)}`],
		['nothing that is seen but one', `${'\u200B'.repeat(199)}x`],
	])('is answered: %s', async (_, q) => {
		for (const kind of ['patient', 'doctor'] as const) {
			const page = await clinic.ada.api[kind].list({ q, total: true });
			expect(page.items.length).toBe(Math.min(page.total ?? 0, 25));
		}
	});
});
