import { withConnection } from '@hms/db/testing';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Clinic, openClinic } from '../testing/clinic.ts';

/** More than costly reads of one user may wait: see `CostlyReads`. */
const colleagues = 150;

let clinic: Clinic;
beforeAll(async () => {
	clinic = await openClinic();
	const userId = clinic.grace.user.id;
	await withConnection(clinic.target, async (admin) => {
		await admin`select set_config('app.user_id', ${userId}, false)`;
		await admin`
			insert into users (id, name, email, role)
			select gen_random_uuid(), 'Colleague', n || '@colleagues.example', 'staff' from generate_series(1, ${colleagues}::int) as n`;
		await admin`
			insert into patients (id, owner_id, mrn, given_name, sex, allergies)
			select gen_random_uuid(), id, 'P-1', 'Shared', 'unknown', '{}' from users where name = 'Colleague'`;
		await admin`
			insert into shares (id, owner_id, user_id, patient_id, level)
			select gen_random_uuid(), owner_id, ${userId}, id, 'read' from patients`;
	});
});
afterAll(() => clinic.close());

it('reads, counts and searches what very many colleagues share', async () => {
	const { api } = clinic.grace;
	const counted = { total: colleagues, totalIsExact: true };
	const all = { total: true, limit: 1 };
	expect(await api.activity.list({ ...all, subject: 'patient' })).toMatchObject(counted);
	expect(await api.patient.list({ ...all, scope: 'shared' })).toMatchObject(counted);
	expect(await api.patient.list({ ...all, scope: 'all', q: 'shared' })).toMatchObject(counted);
});
