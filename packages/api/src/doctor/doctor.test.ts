import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Clinic, openClinic, refusalOf } from '../testing/clinic.ts';

let clinic: Clinic;
beforeAll(async () => {
	clinic = await openClinic();
});
afterAll(() => clinic.close());

it('is in one directory for all', async () => {
	const made = await clinic.ada.api.doctor.create({
		givenName: 'Grace',
		familyName: 'Hopper',
		specialty: 'cardiology',
	});
	expect(made).toMatchObject({
		acceptingPatients: true,
		licenseNumber: null,
		version: 1,
		status: 'active',
	});
	expect(await clinic.grace.api.doctor.get({ id: made.id })).toEqual(made);
	const changed = await clinic.grace.api.doctor.replace({
		id: made.id,
		givenName: 'G',
		specialty: 'other',
		acceptingPatients: false,
	});
	expect(changed).toMatchObject({
		givenName: 'G',
		familyName: null,
		acceptingPatients: false,
		version: 2,
	});
	expect(
		(
			await refusalOf(
				clinic.ada.api.doctor.replace({
					id: made.id,
					givenName: 'X',
					specialty: 'other',
					expectedVersion: 1,
				}),
			)
		).code,
	).toBe('precondition_failed');
});

it('shares a licence number with no other active doctor, in any case', async () => {
	const { api } = clinic.ada;
	const first = await api.doctor.create({
		givenName: 'A',
		specialty: 'other',
		licenseNumber: 'GMC1',
	});
	expect(
		await refusalOf(
			api.doctor.create({ givenName: 'B', specialty: 'other', licenseNumber: 'gmc1' }),
		),
	).toMatchObject({
		code: 'license_taken',
		errors: [{ path: 'licenseNumber' }],
	});
	await api.doctor.archive({ id: first.id });
	const second = await api.doctor.create({
		givenName: 'B',
		specialty: 'other',
		licenseNumber: 'gmc1',
	});
	expect((await refusalOf(api.doctor.restore({ id: first.id }))).code).toBe('license_taken');
	await api.doctor.archive({ id: second.id });
	expect(await api.doctor.restore({ id: first.id })).toMatchObject({ status: 'active' });
});

it('is listed by name, and filtered', async () => {
	const { api } = clinic.ada;
	const before = await api.doctor.list({ limit: 100 });
	for (const doctor of before.items) await api.doctor.archive({ id: doctor.id });
	await api.doctor.create({
		givenName: 'Úrsula',
		familyName: 'Zeta',
		specialty: 'neurology',
		licenseNumber: 'N-7',
	});
	await api.doctor.create({
		givenName: 'Ben',
		familyName: 'Álvarez',
		specialty: 'cardiology',
		acceptingPatients: false,
	});
	const names = async (filter: Parameters<typeof api.doctor.list>[0]) =>
		(await api.doctor.list(filter)).items.map(({ givenName }) => givenName);
	expect(await names({})).toEqual(['Ben', 'Úrsula']);
	expect(await names({ sort: 'specialty' })).toEqual(['Ben', 'Úrsula']);
	expect(await names({ q: 'alvar' })).toEqual(['Ben']);
	expect(await names({ q: 'n-7' })).toEqual(['Úrsula']);
	expect(await names({ specialty: 'neurology' })).toEqual(['Úrsula']);
	expect(await names({ acceptingPatients: false })).toEqual(['Ben']);
	expect((await api.doctor.list({ status: 'archived', limit: 100 })).items).toHaveLength(3);
	const first = await api.doctor.list({ sort: 'specialty', limit: 1 });
	const rest = await api.doctor.list({
		sort: 'specialty',
		limit: 1,
		cursor: first.nextCursor ?? '',
	});
	expect(rest).toMatchObject({ items: [{ givenName: 'Úrsula' }], nextCursor: null });
});
