import type { ListPatientsInput } from '@hms/contracts';
import { withConnection } from '@hms/db/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Clinic, openClinic } from '../testing/clinic.ts';
import { explainQuery } from '../testing/explain.ts';
import { searchColleagues } from './search-pages.ts';

/** Of each of three owners. */
const count = 6000;
/** Of each of them, who are not archived. */
const smiths = count / 200;
const women = count / 3 - count / 600;

let clinic: Clinic;
let alan: Clinic['ada'];
/** Shares two of her patients only. */
let bea: Clinic['ada'];

beforeAll(async () => {
	clinic = await openClinic();
	const { ada, grace } = clinic;
	alan = await clinic.signUp('Alan');
	bea = await clinic.signUp('Bea');
	await registerMany([ada.user.id, grace.user.id, alan.user.id]);
	for (const level of ['read', 'write', 'read'] as const) {
		const { id } = await bea.api.patient.create({ givenName: level, familyName: 'Smith' });
		if (level === 'write')
			await bea.api.patient.create({ givenName: 'Hidden', familyName: 'Smith' });
		await bea.api.share.create({ userId: ada.user.id, patientId: id, level });
	}
	await grace.api.share.create({ userId: ada.user.id, level: 'write' });
	await alan.api.share.create({ userId: ada.user.id, level: 'read' });
}, 120_000);
afterAll(() => clinic.close());

/** One in a hundred is a Smith, one in two hundred archived. Without triggers, which would take a minute. */
function registerMany(ownerIds: string[]): Promise<void> {
	return withConnection(clinic.target, async (admin) => {
		await admin.begin(async (tx) => {
			await tx`set local session_replication_role = replica`;
			for (const owner of ownerIds) {
				await tx`select set_config('app.user_id', ${owner}, true), set_config('app.owner_id', ${owner}, true)`;
				await tx`
					insert into patients (owner_id, id, mrn, given_name, family_name, date_of_birth, sex, allergies, created_at, archived_at)
					select ${owner}, gen_random_uuid(), 'P-' || n, initcap(syllables[1 + n % 8] || syllables[1 + n / 8 % 8]),
						case when n % 100 = 0 then 'Smith' else initcap(syllables[1 + n * 7 % 8] || syllables[1 + n / 64 % 8]) end,
						date '1930-01-01' + n, case when n % 3 = 0 then 'female' else 'male' end::sex, '{}',
						timestamptz '2020-01-01' + n * interval '1 minute', case when n % 200 = 0 then now() end
					from generate_series(1, ${count}::int) as numbers (n),
						string_to_array('ka ri mo len dor sa vi tor', ' ') as syllables`;
				await tx`
					select add_patient_words(array_agg(owner_id), array_agg(id), array_agg(search_text))
					from patients where owner_id = ${owner}`;
			}
		});
		await admin.unsafe('vacuum analyze patients, patient_words, name_words');
	});
}

const list = (filter: Partial<ListPatientsInput>) => clinic.ada.api.patient.list(filter);

it.each(['smith', 'smi', 'smiht', 'P-5999', 'xyzzyx'])(
	'reads indexes and no table of colleagues to find all of %s',
	async (q) => {
		const input = { limit: 50, status: 'active', total: true, q } as const;
		const told = await explainQuery(clinic, (ctx) => searchColleagues(ctx, input));
		expect(told.tables.filter((table) => table.startsWith('patient'))).toEqual([]);
		expect(told.indexes).toContain('patient_words_pkey');
		expect(told.entries).toBeLessThan(2000);
	},
);

describe('a search of what colleagues share', () => {
	const searches: Partial<ListPatientsInput>[] = [
		{ q: 'smith' },
		{ q: 'smith', status: 'active' },
		{ q: 'smith', status: 'archived' },
		{ q: 'smiht', sex: 'female' },
		{ q: 'P-5999' },
		{ q: 'mith', limit: 7 },
		{ q: 'k' },
		{ q: 'xyzzyx' },
	];

	it.each(searches)('finds by one statement what one for each finds: %o', async (filter) => {
		const { total, totalIsExact, ...together } = await list({
			...{ ...filter, scope: 'shared', total: true },
		});
		expect(together).toEqual(await list({ ...filter, scope: 'shared' }));
		const totals = await Promise.all(
			[clinic.grace, alan, bea].map(({ user }) =>
				list({ ...filter, ownerId: user.id, total: true }),
			),
		);
		expect([total, totalIsExact]).toEqual([
			totals.reduce((sum, one) => sum + (one.total ?? 0), 0),
			true,
		]);
	});

	it('goes on page by page, and says what may be done with each', async () => {
		const first = await list({ q: 'smith', scope: 'shared', total: true, limit: 40 });
		const cursor = first.nextCursor ?? '';
		const second = await list({ q: 'smith', scope: 'shared', cursor });
		const found = [...first.items, ...second.items];
		expect(new Set(found.map(({ id }) => id)).size).toBe(2 * smiths + 3);
		const of = (owner: string) => found.filter(({ ownerId }) => ownerId === owner);
		expect(new Set(of(clinic.grace.user.id).map(({ access }) => access))).toEqual(
			new Set(['write']),
		);
		expect(new Set(of(alan.user.id).map(({ access }) => access))).toEqual(new Set(['read']));
		expect(
			of(bea.user.id)
				.map(({ givenName, access }) => [givenName, access])
				.sort(),
		).toEqual([
			['read', 'read'],
			['read', 'read'],
			['write', 'write'],
		]);
	});

	it('finds nothing more of somebody who takes everything back', async () => {
		const before = await list({ q: 'smith', scope: 'shared', total: true });
		const { items } = await alan.api.share.list({});
		await alan.api.share.end({ id: items[0]?.id ?? '' });
		const after = await list({ q: 'smith', scope: 'shared', total: true });
		expect(after.items.map(({ ownerId }) => ownerId)).not.toContain(alan.user.id);
		expect(after.total).toBe(Number(before.total) - smiths);
		await alan.api.share.create({ userId: clinic.ada.user.id, level: 'read' });
	});
});

describe('a list of one’s own and of what colleagues share', () => {
	it('is counted exactly as far as it is shown exactly', async () => {
		const counted = async (filter: Partial<ListPatientsInput>) => {
			const { total, totalIsExact } = await list({ scope: 'all', total: true, ...filter });
			return [total, totalIsExact];
		};
		expect(await counted({})).toEqual([10_000, false]);
		expect(await counted({ sex: 'female' })).toEqual([3 * women, true]);
		expect(await counted({ status: 'archived' })).toEqual([3 * (count / 200), true]);
		expect(await counted({ sex: 'female', scope: 'shared' })).toEqual([2 * women, true]);
		const { nextCursor } = await list({ scope: 'all', sex: 'female' });
		expect(await counted({ sex: 'female', cursor: nextCursor ?? '' })).toEqual([3 * women, true]);
	});
});
