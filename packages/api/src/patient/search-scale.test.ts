import {
	type ListPatientsInput,
	type Page,
	type Patient,
	patientFields,
	plainDate,
} from '@hms/contracts';
import { withConnection } from '@hms/db/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listForPatient } from '../mapping/queries.ts';
import { type Clinic, openClinic } from '../testing/clinic.ts';
import { explainQuery } from '../testing/explain.ts';
import { createPatient } from './commands.ts';
import { listPatients } from './list.ts';
import { getPatient } from './queries.ts';
import { listSimilarPatients } from './similar.ts';

const count = 200_000;

let clinic: Clinic;
beforeAll(async () => {
	clinic = await openClinic();
	await registerMany(clinic);
	const { api } = clinic.ada;
	await api.patient.create({
		givenName: 'Jonathan',
		familyName: 'Featherstone',
		dateOfBirth: '1970-03-02',
		phone: '+15037778642',
		mrn: 'HX-7700',
	});
	await api.patient.create({ givenName: 'Пётр', familyName: 'Чайковский' });
}, 600_000);
afterAll(() => clinic.close());

/**
 * As many patients as a large clinic has, one in a hundred of them a Smith, written as the triggers would write them but all
 * at once: those for history and MRNs would take minutes, and so would an index that is filled row by row.
 */
function registerMany({ target, ada }: Clinic): Promise<void> {
	return withConnection(target, async (admin) => {
		const indexes = await admin<{ name: string; definition: string }[]>`
			select name, pg_get_indexdef(name::regclass) as definition
			from unnest('{patient_words_number_index,patient_words_patient_index,name_words_keys_index}'::text[]) as name`;
		await admin.unsafe(`
			begin;
			drop index ${indexes.map(({ name }) => name).join()};
			set local session_replication_role = replica;
			select set_config('app.user_id', '${ada.user.id}', true), set_config('app.owner_id', '${ada.user.id}', true);
			insert into patients (owner_id, id, mrn, given_name, family_name, date_of_birth, sex, phone, allergies, created_at)
			select '${ada.user.id}', ('00000000-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid, 'P-' || lpad(n::text, 6, '0'),
				initcap(syllables[1 + n % 24] || syllables[1 + n / 24 % 24]),
				case
					when n % 100 = 0 then 'Smith'
					when n % 500 = 1 then 'Blacksmith'
					else initcap(syllables[1 + n * 7 % 24] || syllables[1 + n / 7 % 24] || syllables[1 + n / 11 % 24])
				end,
				date '1930-01-01' + n * 7919 % 30000, 'other', '+4420' || lpad((n * 7919 % 100000000)::text, 8, '0'), '{}',
				timestamptz '2020-01-01' + n * interval '1 minute'
			from generate_series(1, ${count}) as numbers (n), string_to_array(
				'ka ri mo len dor sa vi tor an el ber no mi sha ta gro ul wen per lo fi zan che bra', ' '
			) as syllables;
			select add_patient_words(array_agg(owner_id), array_agg(id), array_agg(search_text)) from patients;
			insert into mrn_counters values ('${ada.user.id}', ${count});
			${indexes.map(({ definition }) => definition).join(';')};
			commit`);
		await admin.unsafe('vacuum analyze patients, patient_words, name_words');
	});
}

const page = { limit: 25, status: 'active', total: false } as const;

const list = (filter: Partial<ListPatientsInput>): Promise<Page<Patient>> =>
	clinic.ada.api.patient.list(filter);

const words = 'patient_words_pkey';
const names = 'name_words_keys_index';
const numbers = 'patient_words_number_index';
const births = 'patients_birth_index';

describe(`a search among ${count} patients of one owner`, () => {
	it.each<[string, Partial<ListPatientsInput>, indexes: string[], entries: number]>([
		['a whole name that many have', { q: 'smith' }, [words], 1000],
		['the beginning of a name', { q: 'feath' }, [words, names], 1000],
		['an inner part of a name', { q: 'therston' }, [words, names], 1000],
		['an inner part of a name that many have', { q: 'mith' }, [words, names], 1000],
		['a slip', { q: 'Fetherstone' }, [words, names], 1000],
		['a slip of a name that many have', { q: 'smiht' }, [words, names], 1000],
		['another script', { q: 'айковск' }, [words, names], 1000],
		['one letter', { q: 'a' }, [words], 1000],
		['an MRN', { q: 'P-012345' }, [words, numbers], 1000],
		['the beginning of MRNs that many have', { q: 'P-0' }, [words], 1000],
		['the digits of an MRN', { q: '0123' }, [words, numbers], 5000],
		['the end of a telephone number', { q: '778642' }, [words, numbers], 2000],
		['a telephone number', { q: '503 777 8642' }, [words, numbers], 2000],
		['a birth date', { q: '2.3.1970' }, [births], 1000],
		['a name and a birth date', { q: 'Jonathan 1970-03-02' }, [births], 1000],
		['a name and a year', { q: 'featherstone 1970' }, [words], 2000],
		['two names', { q: 'jonathan featherstone' }, [words], 2000],
		['two names that many have', { q: 'kari smith' }, [words], 10_000],
		['a name and the end of a telephone number', { q: 'featherstone 8642' }, [words], 2000],
		['what nobody is called', { q: 'xyzzyx' }, [words, names, numbers], 1000],
		['a name in the order of another column', { q: 'feath', sort: 'familyName' }, [words], 2000],
		['a letter in the order of another column', { q: 'a', sort: 'dateOfBirth' }, [births], 50_000],
		['one page after another', { q: 'smith', cursor: 'the page before' }, [words], 1000],
	])('reads indexes and no table for %s', async (_, filter, indexes, entries) => {
		const { cursor, ...first } = filter;
		const start = cursor ? { cursor: (await list(first)).nextCursor ?? '' } : {};
		const told = await explainQuery(clinic, (ctx) =>
			listPatients(ctx, { ...page, ...first, ...start }),
		);
		expect(told.tables).toEqual([]);
		expect(told.indexes).toEqual(expect.arrayContaining(indexes));
		expect(told.entries).toBeLessThan(entries);
	});
});

it('is not what a new patient is compared with, one by one', async () => {
	const told = await explainQuery(clinic, (ctx) =>
		// The plan takes the place of the row.
		expect(createPatient(ctx, patientFields.parse({ givenName: 'New' }))).rejects.toThrow('no row'),
	);
	expect(told.tables).toEqual([]);
	expect(told.entries).toBeLessThan(1000);
});

it('is not what a telephone number is compared with, one by one', async () => {
	const told = await explainQuery(clinic, (ctx) =>
		listSimilarPatients(ctx, {
			givenName: 'Kari',
			dateOfBirth: plainDate.parse('1970-03-02'),
			phone: '+15037778642',
		}),
	);
	expect(told.tables).toEqual([]);
	expect(told.indexes).toEqual(expect.arrayContaining([births, 'patients_phone_index']));
	expect(told.entries).toBeLessThan(1000);
});

it.each([
	['patients', getPatient],
	['care teams', listForPatient],
])('is not read for a few %s', async (_, read) => {
	const told = await explainQuery(clinic, (ctx) =>
		// The plan takes the place of the row.
		expect(read(ctx, '00000000-0000-7000-8000-000000000001')).rejects.toThrow('no such patient'),
	);
	expect(told.tables).not.toContain('patients');
	expect(told.indexes).toContain('patients_pkey');
	expect(told.entries).toBeLessThan(10);
});

it('has a short list of the archived', async () => {
	const told = await explainQuery(clinic, (ctx) =>
		listPatients(ctx, { ...page, status: 'archived' }),
	);
	expect(told.tables).toEqual([]);
	expect(told.indexes).toEqual(['patients_archived_index']);
	expect(told.entries).toBe(0);
});

describe('what is found there', () => {
	it.each([
		['fetherstone', 1],
		['айковскй', 1],
		['778642', 1],
		['hx-77', 1],
		['7700 jonathan 2.3.1970', 1],
		['therston 1970', 1],
		['smith', 2400],
		['xyzzyx', 0],
	])('for %s is counted', async (q, total) => {
		expect(await list({ q, total: true })).toMatchObject({ total, totalIsExact: true });
	});

	it('for one letter is more than is counted, and goes on page by page', async () => {
		const first = await list({ q: 'a', total: true, limit: 100 });
		expect(first).toMatchObject({ total: 10_000, totalIsExact: false });
		const second = await list({ q: 'a', limit: 100, cursor: first.nextCursor ?? '' });
		const ids = [...first.items, ...second.items].map(({ id }) => id);
		expect(new Set(ids).size).toBe(200);
	});

	it('is not put in order where each part has too many, and goes on page by page', async () => {
		const q = 'p-0 4420';
		const first = await list({ q, total: true });
		expect(first).toMatchObject({ total: 10_000, totalIsExact: false });
		const second = await list({ q, cursor: first.nextCursor ?? '' });
		const ids = [...first.items, ...second.items].map(({ id }) => id);
		expect(new Set(ids).size).toBe(50);
		expect(ids).toEqual([...ids].sort().reverse());
	});

	it('stands in order: who is called so, then who is called alike', async () => {
		const smiths = await list({ q: 'smith' });
		expect(smiths.items.map(({ familyName }) => familyName)).toEqual(Array(25).fill('Smith'));
		const both = await list({ q: 'smith kari' });
		expect(both.items[0]).toMatchObject({ givenName: 'Kari', familyName: 'Smith' });
	});

	// With a cursor a page is read by the statement for all matches.
	it.each(['smith', 'smiht', 'mith', 'sm', 'th', 'feath', '0123', 'P-0'])(
		'is the same on the first page for %s',
		async (q) => {
			const start = ['match', 'asc', '0', '00000000-0000-0000-0000-000000000000'];
			const cursor = Buffer.from(JSON.stringify(start)).toString('base64url');
			for (const filter of [
				{},
				{ sex: 'other' },
				{ bornFrom: plainDate.parse('2005-01-01') },
			] as const) {
				const first = await list({ q, ...filter });
				expect(first).toEqual(await list({ q, ...filter, cursor }));
				expect(await list({ q, ...filter, total: true })).toMatchObject(first);
			}
		},
	);

	it('belongs to nobody else', async () => {
		for (const q of ['a', 'smith', 'fetherstone', '778642', '2.3.1970', 'jonathan 1970'])
			expect(await clinic.grace.api.patient.list({ q, total: true })).toMatchObject({
				items: [],
				total: 0,
			});
	});
});
