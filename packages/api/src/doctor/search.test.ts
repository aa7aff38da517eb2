import { withConnection } from '@hms/db/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Clinic, openClinic } from '../testing/clinic.ts';
import { explainQuery } from '../testing/explain.ts';
import { listDoctors } from './queries.ts';

let clinic: Clinic;
beforeAll(async () => {
	clinic = await openClinic();
});
afterAll(() => clinic.close());

describe('a search among 20,000 doctors', () => {
	beforeAll(() =>
		withConnection(clinic.target, async (admin) => {
			await admin.unsafe(`
				begin;
				set local session_replication_role = replica;
				insert into doctors (id, given_name, family_name, specialty, license_number, phone, accepting_patients)
				select gen_random_uuid(), 'Given' || n % 100, case n when 7000 then 'Hopperton' else 'Family' || n % 900 end,
					case n when 7000 then 'vascular_surgery'::specialty else 'other' end,
					'L-' || n, '+4420' || lpad((n * 7919 % 100000000)::text, 8, '0'), true
				from generate_series(1, 20000) as numbers (n);
				commit`);
			await admin.unsafe('vacuum analyze doctors');
		}),
	);

	it.each([
		['an inner part of a name', 'pperton', 1],
		['a slip', 'Hoperton', 1],
		['a licence number', 'l-7000', 1],
		['a specialty', 'surgery', 1],
		['a telephone number without its country', '20 5543 3000', 1],
	])('reads indexes and no table for %s', async (_, q, total) => {
		const told = await explainQuery(clinic, (ctx) =>
			listDoctors(ctx, { limit: 25, status: 'active', total: false, q }),
		);
		expect(told.tables).toEqual([]);
		expect(told.indexes).toContain('doctors_search_index');
		expect(told.entries).toBeLessThan(1000);
		expect((await clinic.ada.api.doctor.list({ q, total: true })).total).toBe(total);
	});
});
