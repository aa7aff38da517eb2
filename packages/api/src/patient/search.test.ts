import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Clinic, openClinic } from '../testing/clinic.ts';

let clinic: Clinic;
beforeAll(async () => {
	clinic = await openClinic();
});
afterAll(() => clinic.close());

type Filter = NonNullable<Parameters<Clinic['ada']['api']['patient']['list']>[0]> & { q: string };

/** Who is found, page by page. */
async function found(filter: Filter, who = clinic.ada): Promise<string[]> {
	const names: string[] = [];
	let cursor: string | undefined;
	do {
		const page = await who.api.patient.list({ limit: 2, ...filter, ...(cursor && { cursor }) });
		names.push(...page.items.map(({ givenName, familyName }) => `${givenName} ${familyName}`));
		cursor = page.nextCursor ?? undefined;
	} while (cursor);
	return names;
}

const register = (givenName: string, familyName: string, more: object = {}, who = clinic.ada) =>
	who.api.patient.create({ givenName, familyName, ...more });

describe('what a patient is found by', () => {
	it('finds the current values of a record', async () => {
		const { id } = await register('Hedwig', 'Quist', { mrn: 'H-77', phone: '+46701234567' });
		await clinic.ada.api.patient.update({ id, familyName: 'Öberg', mrn: 'H-88', phone: null });
		for (const q of ['quist', 'h-77', '701234567', '77']) expect(await found({ q }), q).toEqual([]);
		for (const q of ['oberg', 'Öber', 'h-88', '88', 'hedwg'])
			expect(await found({ q }), q).toEqual(['Hedwig Öberg']);
	});

	it.each(['8A8D01AF', '12de4567', '0e12ab34', '3A12E1990'])(
		'finds an MRN that is no date: %s',
		async (mrn) => {
			await register('Mrn', mrn, { mrn });
			expect(await found({ q: mrn })).toEqual([`Mrn ${mrn}`]);
		},
	);

	it('finds an archived patient among the archived alone, and again after restoring', async () => {
		const { id } = await register('Ingrid', 'Vasa');
		await clinic.ada.api.patient.archive({ id });
		expect(await found({ q: 'vasa' })).toEqual([]);
		expect(await found({ q: 'vasa', status: 'archived' })).toEqual(['Ingrid Vasa']);
		expect(await found({ q: 'ingrid vasa', status: 'all' })).toEqual(['Ingrid Vasa']);
		await clinic.ada.api.patient.restore({ id });
		expect(await found({ q: 'vasa' })).toEqual(['Ingrid Vasa']);
	});

	it('is a number in full, from the country on, at its end and within it', async () => {
		await register('Aoife', 'Byrne', { mrn: 'P-004711', phone: '+353861234598' });
		for (const q of [
			'+353861234598',
			'353861',
			'086 123 4598',
			'8612345',
			'4598',
			'1234598',
			'23459',
			'p-0047',
			'004711',
			'4711',
			'0471',
		])
			expect(await found({ q }), q).toEqual(['Aoife Byrne']);
	});

	it('is a name of one or two characters too', async () => {
		await register('王', '伟明');
		for (const q of ['王', '伟', '明', '伟明', '王 明'])
			expect(await found({ q }), q).toEqual(['王 伟明']);
	});
});

describe('a list of what was found', () => {
	beforeAll(async () => {
		// Nobody stands in it twice, however many of one's words are alike.
		await register('Marek', 'Zelený', { sex: 'male', dateOfBirth: '1970-01-02' });
		await register('Zelenka', 'Zelena', { sex: 'female', dateOfBirth: '1970-03-04' });
		await register('Zele', 'Nezelen', { sex: 'female', phone: '+420602000111' });
		await register('Bezelen', 'Zalenka', { sex: 'male', dateOfBirth: '1981-03-04' });
		await register('Zelnka', 'Zelenkas', { sex: 'other' });
	});

	it.each<[Filter, string[]]>([
		[{ q: 'zelenka' }, ['Zelenka Zelena', 'Zelnka Zelenkas', 'Bezelen Zalenka']],
		[
			{ q: 'zelen' },
			// Zele Nezelen begins so where the two are written together.
			['Zelenka Zelena', 'Zele Nezelen', 'Zelnka Zelenkas', 'Marek Zelený', 'Bezelen Zalenka'],
		],
		[{ q: 'zelen', sex: 'female' }, ['Zelenka Zelena', 'Zele Nezelen']],
		[{ q: 'zelen', bornFrom: '1971-01-01' }, ['Bezelen Zalenka']],
		[
			{ q: 'zelen', sort: 'familyName' },
			['Zele Nezelen', 'Bezelen Zalenka', 'Zelenka Zelena', 'Zelnka Zelenkas', 'Marek Zelený'],
		],
		[
			{ q: 'zelen', sort: 'dateOfBirth', bornTo: '1990-01-01', order: 'desc' },
			['Bezelen Zalenka', 'Zelenka Zelena', 'Marek Zelený'],
		],
		[{ q: 'zelen 1970' }, ['Zelenka Zelena', 'Marek Zelený']],
		[{ q: '4.3.1970 zelen' }, ['Zelenka Zelena']],
		[{ q: '602 zele' }, ['Zele Nezelen']],
	])('has the page that %j asks for', async (filter, names) => {
		expect(await found(filter)).toEqual(names);
		const { total } = await clinic.ada.api.patient.list({ ...filter, total: true });
		expect(total).toBe(names.length);
	});

	it('is the same however it is read', async () => {
		for (const q of [
			'z',
			'e',
			'ze',
			'zel',
			'elen',
			'zelena',
			'zelnka',
			'z e',
			'zel en',
			'nezeln',
		]) {
			const best = await found({ q });
			const newest = await found({ q, sort: 'createdAt' });
			expect(new Set(best).size, q).toBe(best.length);
			expect(best.sort(), q).toEqual(newest.sort());
			const { total } = await clinic.ada.api.patient.list({ q, total: true });
			expect(total, q).toBe(best.length);
		}
	});

	it('refuses a cursor of another order', async () => {
		const { nextCursor } = await clinic.ada.api.patient.list({ q: 'zelen', limit: 1 });
		for (const other of [{ q: 'zelen x' }, { q: 'zelen', sort: 'createdAt' as const }])
			await expect(
				clinic.ada.api.patient.list({ ...other, cursor: nextCursor ?? '' }),
			).rejects.toThrow('cursor');
	});
});

describe('the words of others', () => {
	beforeAll(() => register('Secretia', 'Hidden', { phone: '+15550001234' }, clinic.grace));

	it('find nobody', async () => {
		for (const q of ['secretia', 'ecreti', 'secrtia', '5550001', '0001234', 'secretia hidden'])
			expect(await found({ q }), q).toEqual([]);
		expect(await found({ q: 'ecreti' }, clinic.grace)).toEqual(['Secretia Hidden']);
	});

	it('are not visible to a program that queries the database itself', async () => {
		const ask = (query: string) =>
			clinic.services.database
				.as(clinic.ada.session)
				.query((db) => db.execute<{ word: string }>(sql.raw(query)));
		expect(await ask(`select word from similar_words('ecreti')`)).toEqual([]);
		expect(await ask(`select word from patient_words where word = 'secretia'`)).toEqual([]);
		expect(await ask(`select search_candidates('{secretia}', '{}', 10) as ids`)).toEqual([
			{ ids: '{}' },
		]);
	});

	it('are not visible without a session', async () => {
		const ask = (query: string) => clinic.services.database.system.execute(sql.raw(query));
		expect(await ask(`select word from similar_words('ecreti')`)).toEqual([]);
		expect(await ask('select word from patient_words')).toEqual([]);
	});

	it.each([
		'select word from name_words',
		`insert into patient_words select owner_id, patient_id, 'mine', false from patient_words`,
		`update patient_words set word = 'mine'`,
		'delete from patient_words',
	])('are out of reach of the application’s role: %s', async (statement) => {
		await expect(
			clinic.services.database.as(clinic.ada.session).query((db) => db.execute(sql.raw(statement))),
		).rejects.toMatchObject({ cause: { code: '42501' } });
	});
});
